/** Asks for the code of the app in the page's own way. */
class OwnStep extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    this.innerHTML = `
      <p>Own step: CDN</p>
      <label for="own-code">Code</label>
      <input id="own-code" inputmode="numeric" autocomplete="one-time-code" />
      <button id="own-send" type="button">Send</button>
    `;
    this.querySelector('#own-send').addEventListener('click', () => {
      this.closest('amplify-signin-flow').answer(this.querySelector('#own-code').value);
    });
  }
}

customElements.define('own-step', OwnStep);
