import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {hasOuterSpace} from '../input/password-space.js';
import {brokenRules, type PasswordPolicy, type PasswordRule} from '../core/password-policy.js';
import {PasswordElement} from './password-element.js';
import {text} from './text.js';

/** What the elements have in common that ask for a new password: two fields, and the pool's rules as a checklist. */
export abstract class NewPasswordElement extends PasswordElement {
  /** The pool's rules, where the page knows them. */
  @property({attribute: false}) policy: PasswordPolicy | undefined;
  /** The rule that Cognito said the last password broke, where the page does not know them. */
  @property({attribute: false}) refusedRule: PasswordRule | undefined;

  @state() private typed = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Sent, the field was emptied; refused for another reason, it is filled again.
    if (changed.has('busy'))
      this.typed = this.querySelector<HTMLInputElement>('[name=newPassword]')?.value ?? '';
  }

  protected readNewPassword(form: FormData): string | undefined {
    const password = this.readPassword(form, 'newPassword');
    if (password === undefined) return;
    this.typed = password;
    if (hasOuterSpace(password)) {
      this.complain('passwordOuterSpace', this.messages.passwordOuterSpace, 'newPassword');
      return;
    }
    if (this.policy && brokenRules(password, this.policy).length > 0) {
      this.complain('passwordBreaksRules', this.messages.passwordBreaksRules, 'newPassword');
      return;
    }
    if (password !== form.get('newPasswordAgain')) {
      this.complain('passwordsDiffer', this.messages.passwordsDiffer, 'newPasswordAgain');
      return;
    }
    return password;
  }

  protected renderNewPassword(): TemplateResult {
    const {messages} = this;
    return html`
      <div class="signin-field" @input=${this.#note}>
        ${this.renderPassword({
          name: 'newPassword',
          label: messages.newPassword,
          autocomplete: 'new-password',
          describedBy: 'rules',
          enterKeyHint: 'next',
        })}
        ${this.#renderRules()}
      </div>
      ${this.renderField({
        name: 'newPasswordAgain',
        label: messages.repeatPassword,
        type: 'password',
        autocomplete: 'new-password',
        enterKeyHint: 'done',
      })}
    `;
  }

  #renderRules(): TemplateResult {
    const {messages, refusedRule} = this;
    const policy = this.policy ?? (refusedRule && {rules: [refusedRule], minLength: 0});
    if (!policy) return html`<ul class="signin-rules" id=${this.idOf('rules')} hidden></ul>`;
    // How long is long enough is not known from a refusal.
    const isLengthKnown = policy.minLength > 0;
    const broken = brokenRules(this.typed, {
      ...policy,
      minLength: isLengthKnown ? policy.minLength : Infinity,
    });
    return html`
      <ul class="signin-rules" id=${this.idOf('rules')}>
        ${policy.rules.map((rule) => {
          const holds = !broken.includes(rule);
          return html`<li data-rule=${rule} data-holds=${holds ? '' : nothing}>
            <span>${text(messages.passwordRule(rule, policy.minLength))}</span>
            <span class="signin-unseen"
              >${text(`(${holds ? messages.ruleHolds : messages.ruleBroken})`)}</span
            >
          </li>`;
        })}
      </ul>
    `;
  }

  #note(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
  }
}
