import type {Page} from 'playwright';
import type {LocalCognito} from '../../../demo/local-cognito/index.js';
import type {Person} from './people.js';

type Fields = Readonly<Record<string, string>>;

/** What is asked for by a pool's own challenge of these tests. */
export const ROUNDS = [
  {hint: 'Two and two?', answer: '4'},
  {hint: 'And two more?', answer: '6'},
] as const;

const NEW_PASSWORD = 'My-own-passphrase-2';
let addresses = 0;

/** Knows the right answer at each step, and a wrong one. */
export class Answers {
  readonly #page: Page;
  readonly #cognito: LocalCognito;
  readonly #person: Person;
  readonly #choose: (values: readonly string[]) => string | undefined;

  /** @param choose which of the values that are offered to choose, without passkeys */
  constructor(
    page: Page,
    cognito: LocalCognito,
    person: Person,
    choose: (values: readonly string[]) => string | undefined,
  ) {
    this.#page = page;
    this.#cognito = cognito;
    this.#person = person;
    this.#choose = choose;
  }

  /** Fills the form in, as extensions do. `false` where there is nothing to answer. */
  async fill(step: string, how: 'right' | 'wrong'): Promise<boolean> {
    if (step === 'DONE') return false;
    if (step.endsWith('_SELECTION')) return this.#check();
    const fields = how === 'right' ? await this.#right() : await this.#wrong();
    await this.#page.locator('amplify-signin-flow').evaluate((flow, values) => {
      for (const [name, value] of Object.entries(values)) {
        const field = flow.querySelector<HTMLInputElement>(`[slot=signin-step] [name="${name}"]`);
        if (field && !field.readOnly) field.value = value;
      }
    }, fields);
    return true;
  }

  async #check(): Promise<boolean> {
    const choices = this.#page.locator(
      'amplify-signin-flow [slot=signin-step] input[name=choice]:not([value=WEB_AUTHN])',
    );
    const values = await choices.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
    const chosen = this.#choose(values);
    if (chosen !== undefined) await choices.nth(values.indexOf(chosen)).check();
    return chosen !== undefined;
  }

  async #right(): Promise<Fields> {
    const {username} = this.#person;
    const user = this.#cognito.users.find(username);
    const hint = (await this.#page.locator('custom-challenge').allInnerTexts()).join();
    return {
      username,
      password: user?.password.text ?? '',
      code: await this.#code(),
      email: `${username}.${String((addresses += 1))}@new.example.com`,
      answer: ROUNDS.find((round) => hint.includes(round.hint))?.answer ?? '',
      newPassword: NEW_PASSWORD,
      newPasswordAgain: NEW_PASSWORD,
      name: 'Ada Lovelace',
    };
  }

  async #wrong(): Promise<Fields> {
    const {newPassword: _, newPasswordAgain: __, ...others} = await this.#right();
    const code = this.#person.wrong(others['code'] ?? '');
    return {...others, password: 'wrong', code, answer: '5', newPassword: 'weak', newPasswordAgain: 'weak'};
  }

  /** Of the app where one is shown or asked for, else of the newest message. */
  async #code(): Promise<string> {
    const [key] = await this.#page.locator('amplify-signin-flow [data-totp-key]').allTextContents();
    if (key !== undefined) return this.#person.totpOf(key.replace(/\s/g, ''));
    const step = await this.#page
      .locator('otp-input')
      .evaluateAll((all) => all.map((element) => (element as HTMLElement & {medium: string}).medium).join());
    const user = this.#cognito.users.find(this.#person.username);
    if (step === 'TOTP') return this.#person.totpOf(user?.totp?.secret ?? 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    return this.#cognito.outbox.latest(this.#person.username)?.code ?? '123456';
  }
}
