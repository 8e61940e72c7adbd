import {Component} from '@angular/core';
import {SigninFlow} from 'amplify-signin-flow/angular';

@Component({
  selector: 'app-attribute',
  imports: [SigninFlow],
  template: `<amplify-signin-flow [userPolId]="pool" />`,
})
export class Attribute {
  readonly pool = 'eu-west-1_AbCdEf123';
}
