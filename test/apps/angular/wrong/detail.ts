import {Component} from '@angular/core';
import {SigninFlow} from 'amplify-signin-flow/angular';

@Component({
  selector: 'app-detail',
  imports: [SigninFlow],
  template: `<amplify-signin-flow (signin-done)="user = $event.detail.usernam" />`,
})
export class Detail {
  user = '';
}
