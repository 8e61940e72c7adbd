import type {AuthClient} from './auth-client.js';
import type {FirewallChallenge} from './foreign-reply.js';
import type {Problem, Recovery} from './problem.js';
import type {ResumeStore} from './resume.js';
import type {AuthFlowType, FlowStepName, PreferredChallenge, PublicStep} from './step.js';
import type {Cause, SignedIn, Turn} from './turn.js';

/** Passed to Cognito's Lambda triggers as it is. */
export type ClientMetadata = Record<string, string>;

/** What an answer can have besides the response itself. */
export interface AnswerOptions {
  /** The password, at `SIGN_IN`, where the response is the login id. */
  readonly password?: string;
  /** The new password, at `RESET_PASSWORD`, where the response is the code. */
  readonly newPassword?: string;
  /** Values for the `missingAttributes` of a forced new password, without a prefix. */
  readonly userAttributes?: Record<string, string>;
  /** A name for the authenticator app that is being set up. */
  readonly friendlyDeviceName?: string;
  /** For this one call, instead of the flow's own. */
  readonly clientMetadata?: ClientMetadata;
}

/** How to sign in. */
export interface SignInSettings {
  /** Default: Amplify's, `USER_SRP_AUTH`. */
  readonly authFlow?: AuthFlowType | undefined;
  readonly preferredChallenge?: PreferredChallenge | undefined;
  readonly clientMetadata?: ClientMetadata | ((step: FlowStepName) => ClientMetadata | undefined) | undefined;
  /** The pool's `AuthSessionValidity`, 3 to 15 minutes. Default: 3, Cognito's own. */
  readonly sessionMinutes?: number | undefined;
  /** Shows what a Lambda trigger said when it refused somebody. Default: a sentence of ours. */
  readonly lambdaMessages?: boolean | undefined;
  /**
   * The first factors to offer when the preferred one has failed. Needed where Amplify's configuration prefers one, since
   * Amplify then never asks Cognito for the list.
   */
  readonly factors?: readonly FirstFactor[] | undefined;
}

/** What a user can begin with in `USER_AUTH`. */
export type FirstFactor = PreferredChallenge;

/** What a flow works with. */
export interface SignInFlowOptions {
  /** The client, or a function that makes it ready and is called before each call. */
  readonly auth: AuthClient | (() => AuthClient | Promise<AuthClient>);
  /**
   * Names the user pool if `auth` uses an Amplify context for it. Flows of different pools on one page then do not affect
   * each other's users.
   */
  readonly pool?: () => string | undefined;
  /** The settings, or a function that says what they are now. */
  readonly settings?: SignInSettings | (() => SignInSettings);
  /**
   * Called before an answer goes to Amplify. `false` sends nothing; so does a rejection, whose message the user reads.
   */
  readonly beforeAnswer?: (step: FlowStepName) => boolean | Promise<boolean>;
  /**
   * Called once when a session has died, before the flow starts anew or signs in again by itself. `false` keeps it from
   * that: it stays at the step.
   */
  readonly beforeExpire?: (step: FlowStepName) => boolean;
  /**
   * Says which challenge of Cognito's Amplify is answering, as `pendingChallenge` does. After a rejected call it tells
   * whether a passkey was asked for, also where Cognito asked for it without being told to.
   */
  readonly pendingChallenge?: (() => string | undefined) | undefined;
  /**
   * Called when a firewall wants a proof that a person signs in, once for each kind of proof. `true`: the page has one, and
   * the same call is repeated. `false` leaves it at a message; so does a rejection, whose message the user reads.
   */
  readonly solveChallenge?: (step: FlowStepName, challenge: FirewallChallenge) => Promise<boolean>;
  /** Where the step is kept that has been reached, for after a reload. Default: nowhere. */
  readonly resume?: ResumeStore;
}

/** What a flow tells its subscribers, in the order in which it happens. */
export type FlowEvent =
  | {readonly type: 'turn'; readonly turn: Turn}
  | {
      readonly type: 'step';
      readonly from: FlowStepName | null;
      readonly to: FlowStepName;
      readonly cause: Cause;
      readonly nextStep: PublicStep;
    }
  | {
      readonly type: 'code-sent';
      readonly step: FlowStepName;
      readonly deliveryMedium: string | undefined;
      readonly destination: string | undefined;
    }
  | {
      readonly type: 'error';
      readonly step: FlowStepName;
      readonly name: string;
      readonly recovery: Recovery;
      readonly problem: Problem;
      /** What the call was rejected with. For developers: its text may repeat what the user typed. */
      readonly error: unknown;
    }
  | ({readonly type: 'done'} & SignedIn);
