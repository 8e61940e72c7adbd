import {expect, fixture, html} from '@open-wc/testing';
import {readFile} from '@web/test-runner-commands';
import {LitElement} from 'lit';
import '../../src/define/amplify-signin-flow.js';
import {english} from '../../src/core/messages.js';
import type {NextStep} from '../../src/core/step.js';
import {stepStyles} from '../../src/elements/styles.js';
import {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {frameStyles} from '../../src/flow/frame-styles.js';
import {STEP_SLOT} from '../../src/flow/step-outlet.js';
import {viewOf, views} from '../../src/flow/step-views.js';
import {Clock} from '../support/clock.js';
import {answer, next, showFlow, stepOf} from '../support/flows.js';
import {fill, submit} from '../support/forms.js';
import {DONE, fault, later, SMS, TOTP, WRONG_CODE} from '../support/scripted-auth.js';

interface Documented {
  readonly name: string;
  readonly default?: string;
}
interface Attribute extends Documented {
  /** None where there is nothing to be read: whether the attribute is there is all that it says. */
  readonly fieldName?: string;
  readonly type: {readonly text: string};
}
interface Member extends Documented {
  readonly kind: 'field' | 'method';
  readonly readonly?: boolean;
}
interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Member[];
  readonly events?: readonly Documented[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
  readonly cssStates?: readonly Documented[];
}
interface Manifest {
  readonly modules: readonly {readonly path: string; readonly declarations?: readonly Declaration[]}[];
}

const ADA = {username: 'ada', password: 'pw'};
const START: string = 'SIGN_IN';
const SECRET = {sharedSecret: 'JBSWY3DPEHPK3PXP', getSetupUri: () => new URL('otpauth://totp')};
/** One of each step, with no more than it needs to be shown. */
const STEPS = Object.keys(views).map(
  (signInStep) => ({signInStep, totpSetupDetails: SECRET}) as unknown as NextStep,
);

const {modules} = JSON.parse((await readFile({path: '../../custom-elements.json'})) ?? '') as Manifest;
const elements = modules
  .flatMap(({declarations = []}) => declarations)
  .filter((declaration): declaration is Declaration & {tagName: string} => !!declaration.tagName);

const namesOf = (documented: readonly Documented[] = []) => documented.map(({name}) => name).sort();
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const make = (tag: string) => document.createElement(tag) as LitElement & Record<string, unknown>;

/** What the manifest calls a default is an expression of the source. */
function valueOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (text === 'english') return english;
  if (text === 'location.hostname') return location.hostname;
  return JSON.parse(text.replaceAll("'", '"'));
}

/** What can be written into an attribute of that type, with what the property is then. */
function samplesOf({type, default: usual}: Attribute): [written: string, value: unknown][] {
  if (type.text === 'number') return [['7', 7]];
  if (type.text === 'string') return [['some text', 'some text']];
  if (type.text !== 'boolean')
    return type.text.split(' | ').map((text) => [text.slice(1, -1), valueOf(text)]);
  expect(usual).to.equal('false');
  return [
    ['', true],
    ['false', false],
    ['true', true],
  ];
}

/** The names that a class keeps for itself and its heirs; when it runs, nothing tells them from public ones. */
async function hiddenIn(className: string): Promise<string[]> {
  const module = modules.find(({declarations = []}) => declarations.some(({name}) => name === className));
  const source = await readFile({path: module?.path.replace(/^dist(.*)js$/, '../../src$1ts') ?? ''});
  const hidden = [
    ...(source ?? '').matchAll(
      /\b(?:protected|private) (?:(?:abstract|override|async|get|readonly) )*(\w+)/g,
    ),
    ...(source ?? '').matchAll(/@internal \*\/\s+(?:(?:async|get|readonly) )*(\w+)/g),
  ];
  return hidden.map(([, name]) => String(name));
}

class Bare extends LitElement {}
customElements.define('bare-element', Bare);

/** What anybody can reach in an element and Lit has not put there. */
async function publicNames(element: LitElement): Promise<string[]> {
  const bare = new Bare();
  bare.addController({});
  const names = Object.keys(element).filter((name) => !Object.hasOwn(bare, name));
  const hidden = ['constructor'];
  let prototype: object = Object.getPrototypeOf(element) as object;
  for (; prototype !== LitElement.prototype; prototype = Object.getPrototypeOf(prototype) as object) {
    names.push(...Object.getOwnPropertyNames(prototype));
    hidden.push(...(await hiddenIn(prototype.constructor.name)));
  }
  // Lit begins the names of its own with two strokes.
  const isOpen = (name: string) => !name.startsWith('__') && !hidden.includes(name);
  return sorted(names.filter((name) => isOpen(name) && (!(name in bare) || name in HTMLElement.prototype)));
}

/** The custom properties that a style sheet asks for, with what each is otherwise. */
function customProperties(...sheets: {cssText: string}[]): string[] {
  const used = sheets.flatMap(({cssText}) => [
    ...cssText.matchAll(/var\((--signin-[\w-]+),\s*((?:[^()]|\([^()]*\))+)\)/g),
  ]);
  // A colour has a plain fallback first, and then one in `@supports`.
  const last = new Map(used.map(([, name, fallback]) => [name, fallback]));
  return sorted([...last].map(([name, fallback]) => `${String(name)}: ${String(fallback)}`));
}

/** What elements do while a test looks: the events that they fire, and the states that they take. */
class Watch {
  readonly events: Event[] = [];
  readonly states: string[] = [];
  readonly #dispatch = EventTarget.prototype.dispatchEvent;
  readonly #add = CustomStateSet.prototype.add;

  constructor() {
    const {events, states} = this;
    const [dispatch, add] = [this.#dispatch, this.#add];
    EventTarget.prototype.dispatchEvent = function (event) {
      if (this instanceof LitElement) events.push(event);
      return dispatch.call(this, event);
    };
    CustomStateSet.prototype.add = function (state) {
      states.push(state);
      return add.call(this, state);
    };
  }

  stop(): void {
    EventTarget.prototype.dispatchEvent = this.#dispatch;
    CustomStateSet.prototype.add = this.#add;
  }

  firedBy(tag: string): string[] {
    return sorted(
      this.events.filter(({target}) => (target as Element).localName === tag).map(({type}) => type),
    );
  }
}

describe('The manifest', () => {
  let watch: Watch;
  beforeEach(() => {
    watch = new Watch();
  });
  afterEach(() => {
    watch.stop();
  });

  it('has every element that a flow shows, and the flow', () => {
    const shown = [...STEPS, {signInStep: 'a new one'} as never].map((step) => viewOf(step, {} as never));
    const classes = [AmplifySigninFlow, ...shown.map(({element}) => element)];
    expect(namesOf(elements)).to.eql(sorted(classes.map(({name}) => name)));
    for (const {tagName, name} of elements) expect(customElements.get(tagName)?.name).to.equal(name);
  });

  for (const {tagName, attributes = [], members = [], ...declaration} of elements) {
    describe(`says of <${tagName}>`, () => {
      it('all its attributes, and how each is read', () => {
        const {observedAttributes} = customElements.get(tagName) as typeof LitElement;
        expect(sorted(observedAttributes)).to.eql(namesOf(attributes));
        for (const attribute of attributes) {
          const {name, fieldName} = attribute;
          if (fieldName === undefined) continue;
          for (const [written, value] of samplesOf(attribute)) {
            const element = make(tagName);
            element.setAttribute(name, written);
            expect(element[fieldName], name).to.equal(value);
          }
        }
      });

      it('all its properties, with their defaults, and all its methods', async () => {
        const element = make(tagName);
        for (const {kind, name, readonly, default: usual} of members) {
          if (kind === 'method') expect(element[name], name).to.be.a('function');
          else if (!readonly) expect(element[name], name).to.eql(valueOf(usual));
        }
        expect(await publicNames(element)).to.eql(namesOf(members));
      });

      it('which of its properties can be set', () => {
        const element = make(tagName);
        for (const {kind, name, readonly = false} of members)
          if (kind === 'field') expect(Reflect.set(element, name, element[name]), name).to.equal(!readonly);
      });

      it('its custom properties', () => {
        const sheets = tagName === 'amplify-signin-flow' ? [stepStyles, frameStyles] : [stepStyles];
        const documented = declaration.cssProperties?.map(
          ({name, default: fallback}) => `${name}: ${String(fallback)}`,
        );
        expect(sorted(documented ?? [])).to.eql(customProperties(...sheets));
      });

      if (tagName === 'amplify-signin-flow') return;

      it('its events, slots, parts and states', async () => {
        const element = make(tagName);
        element['canGoBack'] = true;
        (await fixture(html`<div></div>`)).append(element);
        await element.updateComplete;
        for (const button of element.querySelectorAll('button')) button.click();
        const {events, slots, cssParts, cssStates} = declaration;
        expect(watch.firedBy(tagName)).to.eql(namesOf(events));
        expect(watch.states).to.eql(namesOf(cssStates));
        expect([element.shadowRoot, ...element.querySelectorAll('slot, [part]')]).to.eql([null]);
        expect([namesOf(slots), namesOf(cssParts)]).to.eql([[], []]);
      });
    });
  }

  it('says of <amplify-signin-flow> its events, slots, parts and states', async () => {
    const [slots, parts]: [string[], string[]] = [[], []];
    const look = async (flow: AmplifySigninFlow) => {
      await flow.updateComplete;
      await flow.updateComplete;
      for (const slot of flow.renderRoot.querySelectorAll('slot')) slots.push(slot.name);
      for (const {part} of flow.renderRoot.querySelectorAll('[part]')) parts.push(...part);
    };
    const clock = new Clock();

    for (const step of STEPS) {
      const {flow} = await showFlow([step]);
      if (step.signInStep !== START) await answer(flow, ADA);
      await look(flow);
    }

    const {answer: pending, give} = later();
    const {flow: slow, auth} = await showFlow([SMS, pending]);
    await answer(slow, ADA);
    fill(slow, {code: '123456'});
    submit(stepOf(slow));
    while (auth.told.length < 2) await new Promise(requestAnimationFrame);
    clock.pass(10);
    await look(slow);
    const done = next(slow, 'signin-done');
    give(DONE);
    await done;

    const {flow: refused} = await showFlow(
      [TOTP, WRONG_CODE],
      html`<p slot="CONFIRM_SIGN_IN_WITH_TOTP_CODE"></p>`,
    );
    await answer(refused, ADA);
    await refused.answer('123456');
    await look(refused);

    const {flow: challenged} = await showFlow([
      fault('ForbiddenException', 'Request not allowed due to WAF captcha.'),
    ]);
    await challenged.answer('ada', {password: 'pw'});
    const expired = next(refused, 'signin-expired');
    clock.pass(180);
    await expired;

    const flow = elements.find(({tagName}) => tagName === 'amplify-signin-flow');
    expect(sorted(slots)).to.eql(sorted([STEP_SLOT, ...namesOf(flow?.slots)]));
    expect(sorted(parts)).to.eql(namesOf(flow?.cssParts));
    expect(sorted(watch.states)).to.eql(namesOf(flow?.cssStates));
    expect(watch.firedBy('amplify-signin-flow')).to.eql(namesOf(flow?.events));
  });
});
