/** Which calls a fault meets, and how many of them. */
export interface Aim {
  /** The name, an alias or the sub of a user; anybody if not given. */
  readonly user?: string | undefined;
  /** Such as `RespondToAuthChallenge`; any if not given. */
  readonly operation?: string | undefined;
  /** The challenge that a call of `RespondToAuthChallenge` answers, such as `WEB_AUTHN`; any call if not given. */
  readonly challenge?: string | undefined;
  /** One if not given. Amplify's retries are the call that they repeat: each of them meets the same fault. */
  readonly times?: number | 'always' | undefined;
}

/** What there is to say of each kind of fault. */
interface Members {
  /** Any error, in Cognito's form. */
  error: {
    readonly name: string;
    readonly message: string;
    /** Of HTTP; 400 if not given. */
    readonly status?: number | undefined;
  };
  /** The operation runs, and the answer comes, so much later, in real time, or when the fault is removed. */
  delay: {readonly milliseconds: number};
  /**
   * The connection breaks: before the operation runs, if not told otherwise, or after it, so that the answer is lost.
   * Mind that Chrome itself sends a request again that has met a broken connection which it had used before.
   */
  drop: {readonly when?: 'before' | 'after' | undefined};
  /** A page of HTML, as from a captive portal. The operation does not run. */
  html: object;
  /** The page of a proxy or of a content delivery network, with this status; 200 if not given. The operation does not run. */
  'proxy-html': {readonly status?: number | undefined};
  /**
   * AWS WAF wants a CAPTCHA: status 405, HTML, `x-amzn-waf-action: captcha`. A call with the header `x-aws-waf-token` passes,
   * whatever its value.
   */
  'waf-captcha': object;
  /** AWS WAF wants a token from the browser: status 202 without a body. A call with `x-aws-waf-token` passes. */
  'waf-challenge': object;
  /** AWS WAF blocks the call: status 403, HTML. */
  'waf-block': object;
  /**
   * No end of the answer, until the client leaves, the fault is removed or the server closes. The operation does not
   * run. The headers and a first byte come if it `begins`; otherwise nothing does.
   */
  hang: {readonly begins?: boolean | undefined};
  /** CodeDeliveryFailureException instead of a code on its way. Meets only calls that would send one. */
  'code-delivery': object;
  /** TooManyRequestsException, after which Amplify tries again by itself. */
  throttle: object;
  /**
   * The operation runs, but the answer may not be read by a page of another origin. With `preflight`, the browser is
   * refused beforehand; as a preflight names no call, that goes only with `always`, for anybody and any operation.
   */
  cors: {readonly preflight?: boolean | undefined};
}

/** The names of the kinds. */
export type FaultKind = keyof Members;

/** Those that meet a call as it comes in. The other one waits until a code is about to be sent. */
export type ArrivalKind = Exclude<FaultKind, 'code-delivery'>;

/** A fault of a certain kind. */
export type FaultOf<K extends FaultKind> = {[P in K]: {readonly kind: P} & Members[P] & Aim}[K];

/** What shall go wrong. */
export type Fault = FaultOf<FaultKind>;

/** A fault that has yet to happen, or to happen again. */
export type PendingFault = Fault & {
  readonly id: number;
  /** How many calls it is going to meet. */
  readonly left: number | 'always';
};
