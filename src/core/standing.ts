import {type ChoiceStep, Memory} from './memory.js';
import {Resends} from './resends.js';
import {recall, recordOf, type ResumeStore} from './resume.js';
import {Session, sharesSession} from './session.js';
import {type CodeDeliveryDetails, type FlowStep, isOutsideSignIn, isStart, START} from './step.js';

/** What a flow knows of the step that it stands at, and of the way there. */
export class Standing {
  readonly resends = new Resends();
  readonly session: Session;
  /** Where the code went that is asked for. */
  delivery: CodeDeliveryDetails | undefined;
  /** The sign-in goes on after the page was loaded again. */
  isResumed = false;
  readonly #store: ResumeStore | undefined;
  #memory = new Memory();
  #hasRecord = false;

  /**
   * @param store where the step is kept for after a reload
   * @param timeIsUp called when the session ends; returns whether it could be said
   */
  constructor(store: ResumeStore | undefined, timeIsUp: () => boolean) {
    this.#store = store;
    this.session = new Session(timeIsUp);
  }

  get memory(): Memory {
    return this.#memory;
  }

  /** Leaves a call that nobody waits for any more what it was given, so that what it learns is of no matter. */
  leaveMemory(): void {
    this.#memory = this.#memory.handOver();
  }

  /** The step at which a sign-in was before the page was loaded again, and when its session ends. */
  recall(): {readonly step: FlowStep; readonly until: number} | undefined {
    const record = this.#store?.read();
    if (!record) return;
    this.isResumed = true;
    this.#hasRecord = true;
    return {step: recall(record, this.memory), until: record.until};
  }

  /**
   * A new question.
   *
   * @param minutes how long its session is valid
   * @param until when the session ends that the step belongs to, if it is none that begins here
   * @returns the step with what Amplify leaves out
   */
  moveTo(nextStep: FlowStep, last: FlowStep, minutes: number | undefined, until?: number): FlowStep {
    const {memory, session, resends} = this;
    // A start form of its own each time: nothing of the last one is in it.
    const step = nextStep === START ? {...START} : this.#complete(nextStep);
    if (isChoice(step)) memory.goBackTo(step.signInStep);
    if (isStart(step)) {
      memory.forgetWay();
      this.isResumed = false;
    }
    this.delivery = 'codeDeliveryDetails' in step ? step.codeDeliveryDetails : undefined;
    resends.reset();
    if (this.delivery) resends.sent();
    const runsOn = until ?? (sharesSession(last, step) ? session.until : undefined);
    if (runsOn === undefined || isOutsideSignIn(step)) session.begin(step, minutes);
    else session.set(runsOn);
    this.#keep(step);
    return step;
  }

  /**
   * The same question, though Cognito asks it anew.
   *
   * @param delivery where the code went this time
   */
  stayAt(step: FlowStep, delivery: CodeDeliveryDetails | undefined, minutes: number | undefined): void {
    this.delivery = delivery;
    if (this.delivery) this.resends.sent();
    this.session.begin(step, minutes);
    this.#keep(step);
  }

  /** The user is signed in: nothing of it is needed any more. */
  end(): void {
    this.memory.forget();
    this.session.set(undefined);
    this.#forgetRecord();
  }

  #keep(step: FlowStep): void {
    if (isStart(step)) this.#forgetRecord();
    else {
      this.#hasRecord = true;
      this.#store?.write(recordOf(step, this.memory, this.session.until));
    }
  }

  /** The record may be that of another flow of this page. */
  #forgetRecord(): void {
    if (this.#hasRecord) this.#store?.clear();
    this.#hasRecord = false;
  }

  /** Amplify gives the list of first factors once; when the question comes again it is as it was. */
  #complete(step: FlowStep): FlowStep {
    if (step.signInStep !== 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION') return step;
    const {availableChallenges} = step;
    if (availableChallenges?.length) this.memory.factors = availableChallenges;
    else return {...step, availableChallenges: [...this.memory.factors] as typeof availableChallenges};
    return step;
  }
}

/** Whether the user chooses at this step how to go on. */
export function isChoice(step: FlowStep): step is ChoiceStep {
  return step.signInStep.endsWith('_SELECTION');
}
