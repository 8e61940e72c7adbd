const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const FORM =
  /^(?<weekday>\w{3}) (?<month>\w{3}) (?<day>[1-9]\d?) (?<time>\d\d:\d\d:\d\d) UTC (?<year>\d{4})$/;

/**
 * Whether a text is of the form `Sat Sep 5 07:08:09 UTC 2026`: English, UTC, the day without a leading zero
 * and the weekday right. How old it is does not matter here: the client's clock does not move with ours.
 */
export function isClaimTimestamp(text: string): boolean {
  const {weekday, month, day, time, year} = FORM.exec(text)?.groups ?? {};
  if (!weekday || !month || !day || !time || !year) return false;
  const monthNumber = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const date = new Date(`${year}-${monthNumber}-${day.padStart(2, '0')}T${time}Z`);
  return date.getUTCDate() === Number(day) && WEEKDAYS[date.getUTCDay()] === weekday;
}
