import { MONTH_NAMES } from '../../dates/calendar.ts';
import { resolveDay } from '../../dates/relative.ts';
import type { DuePhrase } from './due.ts';

const WEEKDAYS =
  'monday montag lundi lunes segunda lunedì maandag måndag mandag|tuesday dienstag mardi martes terça martedì dinsdag tisdag tirsdag|wednesday mittwoch mercredi miércoles quarta mercoledì woensdag onsdag|thursday donnerstag jeudi jueves quinta giovedì donderdag torsdag|friday freitag vendredi viernes sexta venerdì vrijdag fredag|saturday samstag sonnabend samedi sábado sabato zaterdag lördag lørdag|sunday sonntag dimanche domingo domenica zondag söndag søndag|tomorrow morgen demain mañana amanhã domani imorgon|today heute aujourd’hui hoy hoje oggi vandaag idag';
const MONTHS =
  'january januar janvier enero janeiro gennaio januari|february februar février febrero fevereiro febbraio februari|march märz mars marzo março maart|april avril abril aprile|may mai mayo maio maggio mei maj|june juni juin junio junho giugno|july juli juillet julio julho luglio|august août agosto augustus augusti|september septembre septiembre setembro settembre|october oktober octobre octubre outubro ottobre|november novembre noviembre novembro|december dezember décembre diciembre dezembro dicembre december';

function dictionary(groups: string): ReadonlyMap<string, string> {
  return new Map(
    groups.split('|').flatMap((group) => {
      const [english = '', ...others] = group.split(' ');
      return others.map((word) => [word, english] as const);
    }),
  );
}

const WEEKDAY = dictionary(WEEKDAYS);
const MONTH = dictionary(MONTHS);
const either = (words: ReadonlyMap<string, string>): string => [...words.keys()].join('|');

/** A cheap first look. */
const MAY_BE = /bis|spät|fällig|avant|ici|tard|antes|para el|hasta|até|entro|vóór|voor|uiterl|senast|innan|tot |pour /i;
const LEAD =
  "(?:bis(?: zum| zur| spätestens)?|spätestens(?: am| bis)?|fällig(?: am)?|avant(?: le)?|d['’]ici(?: le| à)?|pour(?: le)?|au plus tard(?: le)?|antes del?|para el|hasta el|a más tardar el|até(?: o dia)?|entro(?: il)?|vóór|voor|uiterlijk(?: op)?|tot|senast(?: den)?|innan)";
const DUE = new RegExp(
  String.raw`(?<!\p{L})${LEAD}:? (?:(?<weekday>${either(WEEKDAY)})|(?<day>\d{1,2})(?:\.(?<month>\d{1,2})\.(?<year>\d{4})?|(?:\.|er|º)?(?: de)? (?<name>${either(MONTH)})(?:(?: de)? (?<yearBehind>\d{4}))?))(?![\p{L}\d])`,
  'iu',
);

/** `bis Freitag`, `avant le 3 mai`, `antes del viernes`, `vóór vrijdag`, `bis 20.01.`. */
export function findDueAbroad(text: string, anchor: string): DuePhrase | null {
  if (!MAY_BE.test(text)) return null;
  const match = DUE.exec(text);
  if (match?.groups === undefined) return null;
  const { weekday, day, month, name, year, yearBehind } = match.groups;
  const named = name === undefined ? MONTH_NAMES[Number(month) - 1] : MONTH.get(name.toLowerCase());
  const phrase =
    weekday === undefined
      ? `${day} ${named ?? ''} ${year ?? yearBehind ?? ''}`.trim()
      : WEEKDAY.get(weekday.toLowerCase());
  const date = phrase === undefined ? null : resolveDay(phrase, anchor, 'future');
  return date === null ? null : { date, from: match.index, to: match.index + match[0].length };
}

/** Ordinal numbers and lessons too. */
const NO_DAY_ALONE =
  /^(?:segunda|terça|quarta|quinta|sexta|morgen|today|heute|aujourd’hui|hoy|hoje|oggi|vandaag|idag)$/;
const LAST = new RegExp(
  String.raw`[ \t](?:\(|[-–—] )?(${[...WEEKDAY.keys()].filter((word) => !NO_DAY_ALONE.test(word)).join('|')})\)?[.!]?$`,
  'iu',
);
const LAST_CHARS = 24;

/** `relancer le prestataire mardi`: the day at the end of what is to be done. */
export function findLastDayAbroad(text: string, anchor: string): DuePhrase | null {
  const cut = Math.max(0, text.length - LAST_CHARS);
  const match = LAST.exec(text.slice(cut));
  const day = match === null ? undefined : WEEKDAY.get((match[1] ?? '').toLowerCase());
  const date = day === undefined ? null : resolveDay(day, anchor, 'future');
  return match === null || date === null ? null : { date, from: cut + match.index, to: text.length };
}
