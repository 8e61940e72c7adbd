/** What is wrong with the look of the step that is shown, and how much of it was looked at. */
export interface Legibility {
  readonly faults: readonly string[];
  readonly problems: number;
  readonly rings: number;
}

/** Runs in the page: measures the contrast of texts, messages and borders, and the focus ring of all that can have it. */
export function legibility(): Legibility {
  const faults: string[] = [];
  const step = document.querySelector<HTMLElement>('amplify-signin-flow [slot=signin-step]');
  if (!step) throw new Error('No step is shown.');

  /** Red, green, blue and alpha, as the browser would paint the colour. */
  const paint = (color: string): readonly [number, number, number, number] => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!canvas) throw new Error('There is no canvas.');
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha];
  };
  const luminance = (color: string) => {
    const [red, green, blue] = paint(color)
      .slice(0, 3)
      .map((channel) => channel / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  const contrast = (one: string, other: string) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };
  const parentOf = (element: Element) =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null);
  const surface = (element: Element | null): string => {
    for (let each = element; each; each = parentOf(each)) {
      const {backgroundColor} = getComputedStyle(each);
      if (paint(backgroundColor)[3] === 255) return backgroundColor;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff';
  };
  const isShown = (element: Element) => element.getBoundingClientRect().height > 1;
  const nameOf = (element: Element) => `${element.localName}.${element.className}`;
  const expectContrast = (what: string, color: string, background: string, least: number) => {
    const ratio = contrast(color, background);
    if (ratio < least) faults.push(`${what}: ${color} on ${background} is ${ratio.toFixed(2)}`);
  };

  const texts = [...step.querySelectorAll('h2, p, label, li, code, button, a, input, select')].filter(
    isShown,
  );
  for (const text of texts) {
    const isDisabled = text.matches(':disabled, [aria-disabled=true]');
    if (!isDisabled) expectContrast(nameOf(text), getComputedStyle(text).color, surface(text), 4.5);
  }

  const problems = [...step.querySelectorAll('[data-problem]')].filter(isShown);
  const plain = getComputedStyle(step.querySelector('h2') ?? step).color;
  for (const problem of problems)
    if (getComputedStyle(problem).color === plain) faults.push('a message has the colour of the other texts');
  for (const field of step.querySelectorAll('[aria-invalid=true]'))
    expectContrast(
      'the border of the field at fault',
      getComputedStyle(field).borderTopColor,
      surface(parentOf(field)),
      3,
    );

  const focusable = [...step.querySelectorAll<HTMLElement>('input, select, button, a')].filter(
    (element) => isShown(element) && !element.matches(':disabled'),
  );
  for (const element of focusable) {
    // One that has the focus from the mouse keeps it without a ring.
    element.blur();
    element.focus({focusVisible: true} as FocusOptions);
    const ringed = [element, element.closest('.signin-choice')]
      .filter((each) => each !== null)
      .map((each) => ({each, style: getComputedStyle(each)}))
      .find(({style}) => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2);
    if (!ringed) faults.push(`${nameOf(element)} has no focus ring`);
    else expectContrast('the focus ring', ringed.style.outlineColor, surface(parentOf(ringed.each)), 3);
  }
  return {faults, problems: problems.length, rings: focusable.length};
}
