import assert from 'node:assert/strict';
import type {Fault, LocalCognito, UserSpec} from '../../../demo/local-cognito/index.js';
import {Answers} from '../../e2e/support/answers.js';
import {Person} from '../../e2e/support/people.js';
import type {Visit} from '../../e2e/support/visit.js';
import type {Chance} from './random.js';

/** Who signs in, and what the element is told for that. */
export interface Kind {
  readonly spec: Partial<UserSpec>;
  readonly attributes?: Readonly<Record<string, string>>;
}

type Act = (wanderer: Wanderer) => Promise<void>;

const FAULTS: readonly [Fault, ...Fault[]] = [
  {kind: 'delay', milliseconds: 200},
  {kind: 'drop', when: 'before'},
  {kind: 'drop', when: 'after'},
  {kind: 'html'},
  {kind: 'cors'},
  {kind: 'throttle'},
  {kind: 'code-delivery'},
  {kind: 'error', name: 'InternalErrorException', message: 'Something broke.', status: 500},
  {kind: 'error', name: 'UserLambdaValidationException', message: 'PreAuthentication failed with error No.'},
  {kind: 'error', name: 'NotAuthorizedException', message: 'Password attempts exceeded'},
  {kind: 'error', name: 'NotAuthorizedException', message: 'Invalid session for the user.'},
  {
    kind: 'error',
    name: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  {kind: 'error', name: 'MFAMethodNotFoundException', message: 'User does not have delivery config set.'},
  {kind: 'error', name: 'SomethingNewException', message: 'Never heard of.'},
];

/** What somebody may do at any moment, and how likely it is. */
const ACTS: readonly (readonly [weight: number, act: Act])[] = [
  [6, (wanderer) => wanderer.answer('right')],
  [3, (wanderer) => wanderer.answer('wrong')],
  [1, (wanderer) => wanderer.answerTwice()],
  [1, (wanderer) => wanderer.press('back')],
  [1, (wanderer) => wanderer.press('resend')],
  [0.5, (wanderer) => wanderer.press('restart')],
  [0.5, (wanderer) => wanderer.press('forgot-password')],
  [1.5, (wanderer) => wanderer.reload()],
  [1, (wanderer) => wanderer.passTime()],
  [3, (wanderer) => wanderer.letGoWrong()],
  [0.5, (wanderer) => wanderer.hang()],
];

/** As many right answers lead to the end from anywhere, with all that has to be waited for on the way. */
const WAY_HOME = 30;
const HOUR = 3600;

/** Somebody who does this and that in the flow, and at last what is right. */
export class Wanderer {
  /** What was done, for whoever has to find out why it went wrong. */
  readonly diary: string[] = [];
  readonly #visit: Visit;
  readonly #person: Person;
  readonly #cognito: LocalCognito;
  readonly #chance: Chance;
  readonly #answers: Answers;
  readonly #attributes: Readonly<Record<string, string>>;

  constructor(visit: Visit, cognito: LocalCognito, chance: Chance, {spec, attributes = {}}: Kind) {
    this.#visit = visit;
    this.#cognito = cognito;
    this.#chance = chance;
    this.#attributes = attributes;
    this.#person = new Person(cognito, [], spec);
    this.#answers = new Answers(
      visit.page,
      cognito,
      this.#person,
      (values) => values[chance.below(values.length)],
    );
  }

  /** Does so many things, then goes home. */
  async walk(steps: number): Promise<void> {
    await this.#visit.set(this.#attributes);
    for (let step = 0; step < steps && (await this.#step()) !== 'DONE'; step += 1) {
      await this.#chance.weigh(ACTS)?.(this);
      await this.#settled();
    }
    this.#cognito.faults.clear();
    await this.#goHome();
  }

  async answer(how: 'right' | 'wrong'): Promise<void> {
    this.#note(how);
    if (await this.#answers.fill(await this.#step(), how)) await this.#submit();
  }

  async answerTwice(): Promise<void> {
    this.#note('twice');
    if (await this.#answers.fill(await this.#step(), 'right'))
      await this.#flow.locator('button[type=submit]').evaluate((button: HTMLButtonElement) => {
        button.click();
        button.form?.requestSubmit();
      });
  }

  async press(action: string): Promise<void> {
    const button = this.#visit.page.locator(`amplify-signin-flow [slot=signin-step] [data-action=${action}]`);
    if ((await button.count()) === 0) return;
    this.#note(action);
    if (action === 'resend') await this.#wait(121);
    await button.click();
  }

  /** Attributes that a script has set are gone after that, as on any page that sets them anew. */
  async reload(): Promise<void> {
    this.#note('reload');
    await this.#visit.page.reload();
    await this.#visit.set(this.#attributes);
  }

  /** The page and the service, or only the service: then the page does not know that its session has died. */
  async passTime(): Promise<void> {
    const seconds = this.#chance.pick([30, 100, 200, 1000]);
    if (this.#chance.next() < 0.5) await this.#wait(seconds);
    else {
      this.#note(`${String(seconds)} s at the service`);
      this.#cognito.clock.advance(seconds);
    }
  }

  async letGoWrong(): Promise<void> {
    const fault = this.#chance.pick(FAULTS);
    this.#note(JSON.stringify(fault));
    this.#cognito.faults.add(fault);
    await this.answer('right');
  }

  /** Nothing comes back, and the user gives up after a while. */
  async hang(): Promise<void> {
    this.#note('hang');
    this.#cognito.faults.add({kind: 'hang'});
    await this.answer('right');
    await this.#visit.page.clock.fastForward(11_000);
    const restart = this.#flow.locator('[part=notice] [data-action=restart]');
    if ((await restart.count()) > 0) await restart.click();
    this.#cognito.faults.clear();
  }

  async #goHome(): Promise<void> {
    for (let step = 0; step < WAY_HOME; step += 1) {
      if ((await this.#step()) === 'DONE') return;
      const problem = await this.#problem();
      if (/tooMany|lockedOut/.test(problem)) await this.#wait(HOUR);
      if (problem === 'codeAlreadyUsed') await this.#wait(31);
      // What these say the way on is. A password that was used before is the right one, to sign in with.
      if (problem === 'cannotReset' || problem === 'passwordReused') await this.press('restart');
      else if (problem === 'codeOutdated') await this.press('resend');
      else await this.answer('right');
      await this.#settled();
    }
    assert.fail(`stuck at ${await this.#step()}`);
  }

  async #submit(): Promise<void> {
    await this.#flow.locator('button[type=submit]').evaluate((button: HTMLButtonElement) => {
      button.click();
    });
  }

  /** The flow asks or is done, and there is something to go on with. */
  async #settled(): Promise<void> {
    await this.#visit.page.waitForFunction(() => {
      const flow = document.querySelector('amplify-signin-flow');
      const steps = flow?.querySelectorAll('[slot=signin-step]');
      return (
        flow && steps?.length === 1 && !flow.matches(':state(busy)') && flow.querySelector('button:enabled')
      );
    });
    const text = await this.#flow.innerText();
    assert.doesNotMatch(text, /Exception|undefined|\[object/);
    this.#note(`  ${await this.#step()} ${await this.#problem()}`);
  }

  async #wait(seconds: number): Promise<void> {
    this.#note(`${String(seconds)} s`);
    this.#cognito.clock.advance(seconds);
    await this.#visit.page.clock.fastForward(seconds * 1000);
  }

  async #step(): Promise<string> {
    return this.#visit.page
      .locator('amplify-signin-flow')
      .evaluate((flow) => (flow as HTMLElement & {step: string}).step);
  }

  async #problem(): Promise<string> {
    const problem = this.#flow.locator('[slot=signin-step] [data-problem]').first();
    return (await problem.count()) > 0 ? ((await problem.getAttribute('data-problem')) ?? '') : '';
  }

  get #flow() {
    return this.#visit.page.locator('amplify-signin-flow');
  }

  #note(what: string): void {
    this.diary.push(what);
  }
}
