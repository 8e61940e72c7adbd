/** An element of the page's, under one of our names. To be imported before anything of ours. */
export class TheirOtpInput extends HTMLElement {}

customElements.define('otp-input', TheirOtpInput);
