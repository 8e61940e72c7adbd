// TypeScript takes any name with a hyphen in it. What stands in the attribute it does check.
import 'amplify-signin-flow/react';

export const illTyped = <amplify-signin-flow auth-flow="USER_SRP" />;
