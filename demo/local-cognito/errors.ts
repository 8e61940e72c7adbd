/** An error in Cognito's words: `name` becomes `__type` on the wire. */
export class CognitoError extends Error {
  /** Of HTTP. */
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** The user, the password, the session or the token was refused. */
export const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message);

/** A member of the request is missing or makes no sense. */
export const invalidParameter = (message: string) => new CognitoError('InvalidParameterException', message);

/** The one answer to a wrong password and, so that nobody learns who has an account, to an unknown user. */
export const wrongPassword = () => notAuthorized('Incorrect username or password.');
