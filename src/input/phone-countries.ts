/** A country and its phone numbers. Lengths count the digits after the calling code. */
export interface Country {
  /** ISO 3166-1, two letters. */
  readonly region: string;
  /** Without the plus: `49`. */
  readonly callingCode: string;
  /** Numbers are dialled with a zero in front inside the country. The zero is not part of the number. */
  readonly hasTrunkZero: boolean;
  /** The shortest and the longest mobile number. */
  readonly mobile: Lengths;
  /** The shortest and the longest number of any kind. */
  readonly any: Lengths;
}

type Lengths = readonly [min: number, max: number];

/**
 * Region, calling code, a star for a trunk zero, then in base 36 the lengths of mobile numbers and, where they differ, of
 * all numbers. A test derives the same table from the metadata of libphonenumber, which is too large for a page.
 */
const TABLE =
  'AC247.5556 AD376.69 AE971*995c AF93*99 AG1.aa AI1.aa AL355*9969 AM374*88 AO244.99 AR54*ab AS1.aa ' +
  'AT43*7d4d AU61*995c AW297.77 AX358*6a5c AZ994*99 BA387*89 BB1.aa BD880*aa6a BE32*9989 BF226.88 BG359*896c ' +
  'BH973.88 BI257.88 BJ229.aa BL590*99 BM1.aa BN673.77 BO591*8889 BQ599.77 BR55*ab8b BS1.aa BT975.8878 ' +
  'BW267.887a BY375.996b BZ501.777b CA1.aa7a CC61*996c CD243*797a CF236.88 CG242.99 CH41*999c CI225.aa ' +
  'CK682.55 CL56.999b CM237.9989 CN86*bb7c CO57*aa8b CR506.888a CU53*886a CV238.77 CW599.78 CX61*996c ' +
  'CY357.88 CZ420.999c DE49*ab4f DJ253.88 DK45.88 DM1.aa DO1.aa DZ213*9989 EC593*998b EE372.787a EG20*aa8a ' +
  'EH212*99 ER291*77 ES34.99 ET251*99 FI358*6a5c FJ679.777b FK500.55 FM691.77 FO298.66 FR33*99 GA241.78 ' +
  'GB44*aa7a GD1.aa GE995*99 GF594*99 GG44*aa7a GH233*9989 GI350.88 GL299.66 GM220.79 GN224.9989 GP590*99 ' +
  'GQ240.99 GR30.aaac GT502.888b GU1.aa GW245.9979 GY592.77 HK852.885b HN504.888b HR385*8979 HT509.88 ' +
  'HU36.9989 ID62*9c7h IE353*997a IL972*997c IM44*aa IN91*aa8d IO246.77 IQ964*aa8a IR98*aa4a IS354.79 ' +
  'IT39.9a6c JE44*aa JM1.aa JO962*9989 JP81*aa8h KE254*997a KG996*999a KH855*898a KI686*8858 KM269.77 KN1.aa ' +
  'KP850*aa8a KR82*9a5e KW965.8878 KY1.aa KZ7.aaae LA856*9a8a LB961*78 LC1.aa LI423*79 LK94*99 LR231*79 ' +
  'LS266.88 LT370*88 LU352.994b LV371.88 LY218*99 MA212*99 MC377*89 MD373*88 ME382*8889 MF590*99 MG261*99 ' +
  'MH692.77 MK389*88 ML223.88 MM95*7a6a MN976*888a MO853.8878 MP1.aa MQ596*99 MR222.88 MS1.aa MT356.88 ' +
  'MU230.887a MV960.777a MW265*9979 MX52.aa MY60*9a8a MZ258.9989 NA264*9989 NC687.66 NE227.88 NF672.66 ' +
  'NG234*aaae NI505.88 NL31*9b5b NO47.8858 NP977*aa8b NR674.77 NU683.47 NZ64*8a5a OM968.8879 PA507.787b ' +
  'PE51*9989 PF689.8869 PG675.8878 PH63*aa6d PK92*aa8c PL48.996a PM508*69 PR1.aa PS970*998a PT351.99 ' +
  'PW680.77 PY595*996b QA974.887b RE262*99 RO40*9969 RS381*8a6c RU7.aaae RW250*9989 SA966*999a SB677.57 ' +
  'SC248.77 SD249*99 SE46*996c SG65.888b SH290.5545 SI386*8858 SJ47.8858 SK421*9969 SL232*88 SM378.888a ' +
  'SN221.99 SO252*7969 SR597.7767 SS211*99 ST239.77 SV503.887b SX1.aa SY963*9989 SZ268.8889 TA290.44 TC1.aa ' +
  'TD235.88 TG228.88 TH66*998d TJ992.99 TK690.47 TL670.8878 TM993.88 TN216.88 TO676.7757 TR90*aa7d TT1.aa ' +
  'TV688.6757 TW886*997b TZ255*99 UA380*999a UG256*99 US1.aa UY598*884d UZ998.99 VA39.9a6c VC1.aa VE58*aa ' +
  'VG1.aa VI1.aa VN84*997a VU678.7757 WF681.6669 WS685.7a5a XK383*888c YE967*9979 YT262*99 ZA27*595a ' +
  'ZM260*99 ZW263*997a';

/** All countries. */
export const countries: readonly Country[] = TABLE.split(' ').map((entry) => {
  const [, region = '', callingCode = '', trunk, lengths = ''] = /^(..)(\d+)([*.])(.+)/.exec(entry) ?? [];
  const [min = 0, max = 0, anyMin = min, anyMax = max] = Array.from(lengths, (length) =>
    parseInt(length, 36),
  );
  return {region, callingCode, hasTrunkZero: trunk === '*', mobile: [min, max], any: [anyMin, anyMax]};
});
