type Field = HTMLInputElement | HTMLSelectElement;

/** What a user has entered into a form that is about to be replaced, and where the caret is. */
export interface TypedInput {
  readonly values: ReadonlyMap<string, string>;
  readonly focus: Focus | undefined;
}

interface Focus {
  readonly name: string;
  /** `undefined` where the type of the field has no selection, as `email`. */
  readonly selection: Selection | undefined;
}

type Selection = readonly [start: number, end: number, direction?: 'forward' | 'backward' | 'none'];

/** Reads what is in the fields of several trees. Where a field is there twice, the first one that is not empty counts. */
export function readTyped(...trees: readonly ParentNode[]): TypedInput {
  const fields = trees.flatMap((tree) => [...tree.querySelectorAll<Field>('input, select')]);
  const values = new Map<string, string>();
  let focus: Focus | undefined;
  for (const field of fields) {
    const name = nameOf(field);
    if (name === undefined) continue;
    if (!values.get(name) && isTyped(field)) values.set(name, field.value);
    if (field.matches(':focus')) focus = {name, selection: selectionOf(field)};
  }
  return {values, focus};
}

/** Puts what was read into the fields of another form. What is typed there already stays. */
export function writeTyped(form: Element, {values, focus}: TypedInput): void {
  const fields = new Map(
    [...form.querySelectorAll<Field>('input, select')].map((field) => [field.name, field]),
  );
  for (const [name, value] of values) {
    const field = fields.get(name);
    if (field && !('defaultValue' in field && field.value !== field.defaultValue)) field.value = value;
  }
  const focused = focus && fields.get(focus.name);
  if (!focused || form.matches(':focus-within')) return;
  focused.focus({preventScroll: true});
  if (focus.selection && selectionOf(focused))
    (focused as HTMLInputElement).setSelectionRange(...focus.selection);
}

/** The name of a field of the first form. An extension may have changed it; the type says what the field is for, too. */
function nameOf({name, type, autocomplete}: Field): string | undefined {
  if (['username', 'password', 'country'].includes(name)) return name;
  if (type === 'password') return 'password';
  return autocomplete.split(' ').includes('username') ? 'username' : undefined;
}

/** The first entry of a list is selected without the user. */
function isTyped(field: Field): boolean {
  return 'selectedIndex' in field ? field.selectedIndex > 0 : field.value !== '';
}

function selectionOf(field: Field): Selection | undefined {
  if (!('selectionStart' in field) || field.selectionStart === null || field.selectionEnd === null) return;
  return [field.selectionStart, field.selectionEnd, field.selectionDirection ?? 'none'];
}
