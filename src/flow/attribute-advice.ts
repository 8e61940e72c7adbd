/** Attributes that every element can have. */
const GLOBAL: ReadonlySet<string> = new Set(
  (
    'accesskey anchor autocapitalize autocorrect autofocus class contenteditable dir draggable elementtiming ' +
    'enterkeyhint exportparts hidden id inert inputmode is itemid itemprop itemref itemscope itemtype key lang name nonce ' +
    'part popover ref role slot spellcheck style tabindex title translate virtualkeyboardpolicy writingsuggestions'
  ).split(' '),
);
/** What frameworks, translators and test tools write: with a prefix of their own, or with characters of a template. */
const FOREIGN =
  /^_|[^\w-]|^(aria|astro|bind|cy|data|fs|ga|h|hx|jsf|lit|ng|nuxt|ph|q|qa|s|sentry|stimulus|svelte|t|test|th|turbo|un|up|v|wire|x)-|^on[a-z]/;

/** Objects and functions, which no attribute can hold. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['auth', 'auth'],
  ['messages', 'messages'],
  ['clientmetadata', 'clientMetadata'],
  ['challengefield', 'challengeField'],
]);
/** The names of the same settings in Amplify's configuration, and short ones. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['poolid', 'user-pool-id'],
  ['userpool', 'user-pool-id'],
  ['clientid', 'user-pool-client-id'],
  ['appclientid', 'user-pool-client-id'],
  ['userpoolwebclientid', 'user-pool-client-id'],
  ['poolclientid', 'user-pool-client-id'],
  ['endpoint', 'user-pool-endpoint'],
  ['authflowtype', 'auth-flow'],
  ['authenticationflow', 'auth-flow'],
  ['authenticationflowtype', 'auth-flow'],
  ['preferredfactor', 'preferred-challenge'],
]);
/** From here on a name may differ in two letters. */
const LONG = 10;

/**
 * Says what a misspelt attribute was probably meant to be. HTML ignores the case, so that `userPoolId` arrives as
 * `userpoolid`.
 *
 * @param known the attributes that the element has
 * @returns `undefined` for a known name, a name of a third party, or a name that is not close to one of ours
 */
export function attributeAdvice(attribute: string, known: readonly string[]): string | undefined {
  const name = attribute.toLowerCase();
  if (known.includes(name) || GLOBAL.has(name) || FOREIGN.test(name)) return;
  const bare = bareName(name);
  const property = PROPERTIES.get(bare);
  if (property !== undefined)
    return `${name} is no attribute: ${property} is a property, to be set by a script.`;
  const meant = ALIASES.get(bare) ?? known.find((each) => isClose(bare, bareName(each)));
  return meant && `${name} is no attribute of this element. Did you mean ${meant}?`;
}

const bareName = (name: string) => name.replace(/[-_]/g, '');

function isClose(one: string, other: string): boolean {
  return distance(one, other) <= (other.length < LONG ? 1 : 2);
}

/** How many letters have to be added, removed, replaced or swapped with their neighbour to get from one to the other. */
function distance(one: string, other: string): number {
  const rows = [Array.from({length: other.length + 1}, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(one.length, other.length);
}
