import {Component} from '@angular/core';
import {SigninFlow} from 'amplify-signin-flow/angular';

@Component({
  selector: 'app-event',
  imports: [SigninFlow],
  template: `<amplify-signin-flow (signin-don)="user = $event.detail.loginId" />`,
})
export class Event {
  user = '';
}
