import qrCode from 'qrcode/lib/core/qrcode.js';

/** A picture of squares, as the path of an SVG. */
export interface QrCode {
  /** Squares in a row, the quiet zone of four on each side included. */
  readonly size: number;
  readonly path: string;
}

const QUIET_ZONE = 4;

/** Draws a text as a QR code. On this machine: the text is a secret. */
export function drawQrCode(text: string): QrCode {
  const {modules} = qrCode.create(text, {errorCorrectionLevel: 'M'});
  let path = '';
  modules.data.forEach((isDark, index) => {
    if (!isDark) return;
    const [x, y] = [index % modules.size, Math.floor(index / modules.size)];
    path += `M${String(x + QUIET_ZONE)} ${String(y + QUIET_ZONE)}h1v1h-1z`;
  });
  return {size: modules.size + 2 * QUIET_ZONE, path};
}
