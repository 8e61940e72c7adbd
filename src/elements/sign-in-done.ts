import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {StepElement} from './step-element.js';
import {text, verbatim} from './text.js';

/**
 * Says that the user is signed in, and offers to sign in as somebody else.
 *
 * @fires {StepAnswerEvent} step-answer - The user wants to sign in as somebody else.
 */
export class SignInDone extends StepElement {
  /** What the user signed in with. */
  @property({attribute: 'login-id'}) loginId = '';

  protected override render(): TemplateResult {
    const {messages} = this;
    return this.renderForm(
      messages.signedIn,
      html`
        <p class="signin-hint">${text(messages.signedInAs(verbatim(this.loginId)))}</p>
        ${this.renderAction('restart', messages.signInAsSomebodyElse)}
      `,
    );
  }

  protected override read(): undefined {
    return;
  }
}
