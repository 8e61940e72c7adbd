const format = new Intl.DateTimeFormat('en-GB', {timeStyle: 'medium'});

/** The time of day, as `14:05:09`. */
export function timeOf(milliseconds: number): string {
  return format.format(milliseconds);
}
