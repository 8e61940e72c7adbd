import {Component, output} from '@angular/core';

@Component({
  selector: 'app-own-step',
  template: `
    <p>Own step Angular</p>
    <input #code id="own-code" aria-label="Code" autocomplete="one-time-code" />
    <button id="own-send" type="button" (click)="answered.emit(code.value)">Send</button>
  `,
})
export class OwnStep {
  readonly answered = output<string>();
}
