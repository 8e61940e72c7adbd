import {Component} from '@angular/core';
import type {AuthClient, Messages, SigninFlowEvents} from 'amplify-signin-flow';
import {SigninFlow} from 'amplify-signin-flow/angular';
import * as auth from 'aws-amplify/auth';

@Component({
  selector: 'app-right',
  imports: [SigninFlow],
  template: `
    <amplify-signin-flow
      #flow
      user-pool-endpoint="https://cognito.example"
      userPoolId="eu-west-1_AbCdEf123"
      authFlow="USER_SRP_AUTH"
      sessionMinutes="5"
      noAutofocus
      [noResume]="true"
      [auth]="auth"
      [messages]="messages"
      [clientMetadata]="{from: 'app'}"
      (signin-before-answer)="$event.waitUntil(wait($event.detail.step))"
      (signin-step)="step = $event.detail.to"
      (signin-done)="done($event)"
      (click)="flow.restart()"
    />
  `,
})
export class Right {
  readonly auth: AuthClient = auth;
  readonly messages: Partial<Messages> = {signIn: 'Welcome in'};
  step = '';
  user = '';

  async wait(step: string): Promise<void> {
    this.step = step;
  }

  done({detail}: SigninFlowEvents['signin-done']): void {
    this.user = detail.loginId;
  }
}
