import {Component, signal} from '@angular/core';
import 'amplify-signin-flow';
import type {Messages, SigninFlowEvents} from 'amplify-signin-flow';
import {SigninFlow} from 'amplify-signin-flow/angular';
import {getCurrentUser, signOut} from 'aws-amplify/auth';
import {OwnStep} from './own-step';

@Component({
  selector: 'app-home',
  imports: [SigninFlow, OwnStep],
  template: `
    <button id="mount" type="button" (click)="isMounted.set(!isMounted())">
      {{ isMounted() ? 'Unmount' : 'Mount' }}
    </button>
    <button id="words" type="button" (click)="changeWords()">Other words</button>

    @if (isMounted()) {
      <amplify-signin-flow
        #flow
        user-pool-id="eu-west-1_AbCdEf123"
        user-pool-client-id="1h57kf5cpq17m0eml12EXAMPLE"
        [messages]="messages()"
        [noAutofocus]="false"
        (signin-step)="add('step', $event.detail.from, $event.detail.to, $event.detail.cause)"
        (signin-error)="add('error', $event.detail.step, $event.detail.name)"
        (signin-code-sent)="add('code-sent', $event.detail.deliveryMedium)"
        (signin-expired)="add('expired', $event.detail.step)"
        (signin-done)="welcome($event)"
      >
        <app-own-step slot="CONFIRM_SIGN_IN_WITH_TOTP_CODE" (answered)="flow.answer($event)" />
      </amplify-signin-flow>
    }

    @if (user()) {
      <p id="user">{{ user() }}</p>
      <button id="sign-out" type="button" (click)="leave()">Sign out</button>
    }

    <ol id="events">
      @for (event of events(); track $index) {
        <li>{{ event }}</li>
      }
    </ol>
  `,
})
export class Home {
  protected readonly isMounted = signal(true);
  protected readonly messages = signal<Partial<Messages>>({signIn: 'Welcome in'});
  protected readonly events = signal<readonly string[]>([]);
  protected readonly user = signal('');

  protected changeWords(): void {
    this.messages.set({signIn: 'Come in', enterCode: 'Your other code, please'});
  }

  protected add(...words: readonly unknown[]): void {
    this.events.update((events) => [...events, words.map(String).join(' ')]);
  }

  protected async welcome({detail}: SigninFlowEvents['signin-done']): Promise<void> {
    this.add('done', detail.loginId);
    const {signInDetails} = await getCurrentUser();
    this.user.set(signInDetails?.loginId ?? '');
  }

  protected async leave(): Promise<void> {
    await signOut();
    this.user.set('');
  }
}
