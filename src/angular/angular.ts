import {booleanAttribute, Directive, ElementRef, inject, Input, numberAttribute} from '@angular/core';
import type {OnChanges, SimpleChanges} from '@angular/core';
import type {AmplifySigninFlow, SigninFlowAttributes, SigninFlowProperties} from 'amplify-signin-flow';

type Inputs = Pick<AmplifySigninFlow, keyof SigninFlowProperties>;

/**
 * Makes `<amplify-signin-flow>` known to Angular's templates, without `CUSTOM_ELEMENTS_SCHEMA`, so that what is bound to
 * it is checked. Each input is the property of that name, and is handed to the element as it is.
 *
 * There are no outputs: `(signin-done)` listens to the event itself, whose type the compiler knows by its name. An output
 * of the same name would have the listener called twice.
 *
 * Nothing of the element is imported here, so that a server can render the tag.
 */
@Directive({selector: 'amplify-signin-flow'})
export class SigninFlow implements Inputs, OnChanges {
  @Input() auth: Inputs['auth'];
  @Input() authFlow: Inputs['authFlow'];
  @Input() challengeField!: Inputs['challengeField'];
  @Input() clientMetadata: Inputs['clientMetadata'];
  @Input() issuer!: Inputs['issuer'];
  @Input() loginWith: Inputs['loginWith'];
  @Input() messages!: Inputs['messages'];
  @Input({transform: toFlag}) noAutofocus!: Inputs['noAutofocus'];
  @Input({transform: toFlag}) noResume!: Inputs['noResume'];
  @Input() outputs: Inputs['outputs'];
  @Input() preferredChallenge: Inputs['preferredChallenge'];
  @Input({transform: toNumber}) sessionMinutes!: Inputs['sessionMinutes'];
  @Input({transform: toFlag}) showLambdaMessages!: Inputs['showLambdaMessages'];
  @Input() userPoolClientId: Inputs['userPoolClientId'];
  @Input() userPoolEndpoint: Inputs['userPoolEndpoint'];
  @Input() userPoolId: Inputs['userPoolId'];
  @Input() username!: Inputs['username'];

  readonly #element = inject<ElementRef<AmplifySigninFlow>>(ElementRef).nativeElement;

  /** Only what is bound is among the changes; the rest keeps what the element, or an attribute, says. */
  ngOnChanges(changes: SimpleChanges): void {
    for (const [name, change] of Object.entries(changes))
      Object.assign(this.#element, {[name]: change.currentValue as unknown});
  }
}

/** Written without a value, it is on. */
function toFlag(value: SigninFlowAttributes['no-autofocus']): boolean {
  return booleanAttribute(value);
}

function toNumber(value: NonNullable<SigninFlowAttributes['session-minutes']>): number {
  return numberAttribute(value);
}
