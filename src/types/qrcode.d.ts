/** The part of the package that computes the squares, and draws nothing. Its types name only the whole. */
declare module 'qrcode/lib/core/qrcode.js' {
  const qrCode: Pick<typeof import('qrcode'), 'create'>;
  export default qrCode;
}
