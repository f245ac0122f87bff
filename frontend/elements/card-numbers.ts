/**
 * Finds payment card numbers by the rules of the server's CardNumberGuard, so that they can be refused before they leave the field.
 * A test asks both about the same texts; whoever changes one side changes the other.
 */
export type CardMatch = { start: number; end: number };

/** Characters that stand for digits, besides ASCII and kanji: first code point, how many in a row, value of the first. */
const DIGIT_RUNS: [number, number, number][] = [
  [0xb2, 2, 2], [0xb9, 1, 1], [0x660, 10, 0], [0x6f0, 10, 0], [0x7c0, 10, 0], [0x966, 10, 0], [0x9e6, 10, 0],
  [0x9f9, 1, 16], [0xa66, 10, 0], [0xae6, 10, 0], [0xb66, 10, 0], [0xbe6, 11, 0], [0xc66, 10, 0], [0xc78, 4, 0],
  [0xc7c, 3, 1], [0xce6, 10, 0], [0xd66, 11, 0], [0xde6, 10, 0], [0xe50, 10, 0], [0xed0, 10, 0], [0xf20, 10, 0],
  [0x1040, 10, 0], [0x1090, 10, 0], [0x1369, 10, 1], [0x1373, 1, 20], [0x16ee, 3, 17], [0x17e0, 10, 0],
  [0x17f0, 10, 0], [0x1810, 10, 0], [0x1946, 10, 0], [0x19d0, 10, 0], [0x19da, 1, 1], [0x1a80, 10, 0],
  [0x1a90, 10, 0], [0x1b50, 10, 0], [0x1bb0, 10, 0], [0x1c40, 10, 0], [0x1c50, 10, 0], [0x2070, 1, 0],
  [0x2074, 6, 4], [0x2080, 10, 0], [0x215f, 1, 1], [0x2160, 12, 1], [0x2170, 12, 1], [0x2185, 1, 6], [0x2189, 1, 0],
  [0x2460, 20, 1], [0x2474, 20, 1], [0x2488, 20, 1], [0x24ea, 1, 0], [0x24eb, 10, 11], [0x24f5, 10, 1],
  [0x24ff, 1, 0], [0x2776, 10, 1], [0x2780, 10, 1], [0x278a, 10, 1], [0x3007, 1, 0], [0x3021, 9, 1], [0x3038, 1, 10],
  [0x3039, 1, 20], [0x3192, 4, 1], [0x3220, 10, 1], [0x3248, 1, 10], [0x3249, 1, 20], [0x3280, 10, 1],
  [0xa620, 10, 0], [0xa6e6, 9, 1], [0xa6ef, 1, 0], [0xa8d0, 10, 0], [0xa900, 10, 0], [0xa9d0, 10, 0],
  [0xa9f0, 10, 0], [0xaa50, 10, 0], [0xabf0, 10, 0], [0xff10, 10, 0], [0x10107, 10, 1], [0x10111, 1, 20],
  [0x10142, 1, 1], [0x10143, 1, 5], [0x10148, 1, 5], [0x10149, 1, 10], [0x1014f, 1, 5], [0x10150, 1, 10],
  [0x10157, 1, 10], [0x10158, 1, 1], [0x10159, 1, 1], [0x1015a, 2, 1], [0x1015c, 1, 2], [0x1015d, 1, 2],
  [0x1015e, 1, 2], [0x1015f, 1, 5], [0x10160, 1, 10], [0x10161, 1, 10], [0x10162, 1, 10], [0x10163, 1, 10],
  [0x10164, 1, 10], [0x10173, 1, 5], [0x1018a, 1, 0], [0x102e1, 10, 1], [0x102eb, 1, 20], [0x10320, 1, 1],
  [0x10321, 1, 5], [0x10322, 1, 10], [0x103d1, 2, 1], [0x103d3, 1, 10], [0x103d4, 1, 20], [0x104a0, 10, 0],
  [0x10858, 3, 1], [0x1085b, 1, 10], [0x1085c, 1, 20], [0x10879, 5, 1], [0x1087e, 1, 10], [0x1087f, 1, 20],
  [0x108a7, 4, 1], [0x108ab, 2, 4], [0x108ad, 1, 10], [0x108ae, 1, 20], [0x108fb, 1, 1], [0x108fc, 1, 5],
  [0x108fd, 1, 10], [0x108fe, 1, 20], [0x10916, 1, 1], [0x10917, 1, 10], [0x10918, 1, 20], [0x1091a, 2, 2],
  [0x109c0, 10, 1], [0x109ca, 1, 20], [0x10a40, 4, 1], [0x10a44, 1, 10], [0x10a45, 1, 20], [0x10a7d, 1, 1],
  [0x10a9d, 1, 1], [0x10a9e, 1, 10], [0x10a9f, 1, 20], [0x10aeb, 1, 1], [0x10aec, 1, 5], [0x10aed, 1, 10],
  [0x10aee, 1, 20], [0x10b58, 4, 1], [0x10b5c, 1, 10], [0x10b5d, 1, 20], [0x10b78, 4, 1], [0x10b7c, 1, 10],
  [0x10b7d, 1, 20], [0x10ba9, 4, 1], [0x10bad, 1, 10], [0x10bae, 1, 20], [0x10cfa, 1, 1], [0x10cfb, 1, 5],
  [0x10cfc, 1, 10], [0x10d30, 10, 0], [0x10d40, 10, 0], [0x10e60, 10, 1], [0x10e6a, 1, 20], [0x10f1d, 5, 1],
  [0x10f22, 1, 10], [0x10f23, 1, 20], [0x10f51, 1, 1], [0x10f52, 1, 10], [0x10f53, 1, 20], [0x10fc5, 4, 1],
  [0x10fc9, 1, 10], [0x10fca, 1, 20], [0x11052, 10, 1], [0x1105c, 1, 20], [0x11066, 10, 0], [0x110f0, 10, 0],
  [0x11136, 10, 0], [0x111d0, 10, 0], [0x111e1, 10, 1], [0x111eb, 1, 20], [0x112f0, 10, 0], [0x11450, 10, 0],
  [0x114d0, 10, 0], [0x11650, 10, 0], [0x116c0, 10, 0], [0x116d0, 10, 0], [0x116da, 10, 0], [0x11730, 11, 0],
  [0x1173b, 1, 20], [0x118e0, 11, 0], [0x118eb, 1, 20], [0x11950, 10, 0], [0x11bf0, 10, 0], [0x11c50, 10, 0],
  [0x11c5a, 10, 1], [0x11c64, 1, 20], [0x11d50, 10, 0], [0x11da0, 10, 0], [0x11f50, 10, 0], [0x12400, 8, 2],
  [0x12408, 7, 3], [0x1240f, 6, 4], [0x12415, 9, 1], [0x1241e, 5, 1], [0x12423, 2, 2], [0x12425, 7, 3],
  [0x1242c, 3, 1], [0x1242f, 3, 3], [0x12434, 3, 1], [0x12437, 3, 3], [0x1243a, 1, 3], [0x1243b, 2, 3],
  [0x1243d, 1, 4], [0x1243e, 1, 4], [0x1243f, 1, 4], [0x12440, 2, 6], [0x12442, 1, 7], [0x12443, 2, 7],
  [0x12445, 2, 8], [0x12447, 1, 9], [0x12448, 1, 9], [0x12449, 1, 9], [0x1244a, 5, 2], [0x1244f, 4, 1],
  [0x12453, 2, 4], [0x12455, 1, 5], [0x12456, 2, 2], [0x12458, 2, 1], [0x12469, 6, 4], [0x16130, 10, 0],
  [0x16a60, 10, 0], [0x16ac0, 10, 0], [0x16b50, 10, 0], [0x16b5b, 1, 10], [0x16d70, 10, 0], [0x16e80, 20, 0],
  [0x16e94, 3, 1], [0x1ccf0, 10, 0], [0x1d2c0, 20, 0], [0x1d2e0, 20, 0], [0x1d360, 10, 1], [0x1d36a, 1, 20],
  [0x1d372, 5, 1], [0x1d377, 1, 1], [0x1d378, 1, 5], [0x1d7ce, 10, 0], [0x1d7d8, 10, 0], [0x1d7e2, 10, 0],
  [0x1d7ec, 10, 0], [0x1d7f6, 10, 0], [0x1e140, 10, 0], [0x1e2f0, 10, 0], [0x1e4f0, 10, 0], [0x1e5f1, 10, 0],
  [0x1e8c7, 9, 1], [0x1e950, 10, 0], [0x1ec71, 10, 1], [0x1ec7b, 1, 20], [0x1eca3, 9, 1], [0x1ecb1, 2, 1],
  [0x1ed01, 10, 1], [0x1ed0b, 1, 20], [0x1ed2f, 9, 2], [0x1f100, 1, 0], [0x1f101, 10, 0], [0x1f10b, 1, 0],
  [0x1f10c, 1, 0], [0x1fbf0, 10, 0],
];
const KANJI = ['〇零', '一壱壹', '二弐貳', '三参參', '四肆', '五伍', '六陸', '七漆', '八捌', '九玖'];

const DIGITS = new Map<number, string>();
for (let i = 0; i < 10; i++) {
  DIGITS.set(0x30 + i, String(i));
  [...KANJI[i]].forEach((c) => DIGITS.set(c.codePointAt(0)!, String(i)));
}
for (const [first, count, value] of DIGIT_RUNS) {
  for (let i = 0; i < count; i++) {
    DIGITS.set(first + i, String(value + i));
  }
}

const SHORTEST = 13;
const LONGEST = 19;
/**
 * So many digits that begin like a card's number wait in the field until it's clear that they are none. The six before them name
 * the bank and not the card, and may be shown (PCI DSS 4.0, requirement 3.4.1).
 */
const SUSPICIOUS = 7;
const LONGEST_GAP = 3;
/** A gap that belongs together with no other. */
const FOREIGN = '';

const GROUPINGS = [
  '4-4-4-4', '4-6-5', '4-6-4', '4-4-4-4-3', '4-4-4-4-1', '4-4-4-4-2', '4-4-5', '4-5-6', '6-13', '8-8', '2-2-2-2-2-2-2-2',
];

/** How many digits the prefix has, its lowest and highest value, and the lengths that such numbers have. */
const ISSUERS: [number, number, number, number, number][] = [
  [1, 4, 4, 13, 13], [1, 4, 4, 16, 16], [1, 4, 4, 19, 19],
  [2, 51, 55, 16, 16], [4, 2221, 2720, 16, 16],
  [2, 35, 35, 16, 19],
  [2, 34, 34, 15, 15], [2, 37, 37, 15, 15],
  [2, 36, 36, 14, 19], [2, 38, 39, 14, 14], [3, 300, 305, 14, 14], [4, 3095, 3095, 14, 14],
  [2, 62, 62, 16, 19],
  [4, 6011, 6011, 16, 19], [3, 644, 649, 16, 19], [2, 65, 65, 16, 19],
  [4, 5018, 5018, 13, 19], [4, 5020, 5020, 13, 19], [4, 5038, 5038, 13, 19], [4, 5893, 5893, 13, 19],
  [4, 6304, 6304, 13, 19], [4, 6759, 6759, 13, 19], [4, 6761, 6763, 13, 19],
];

type Group = { digits: string; start: number; end: number; gapBefore: string };

/** The digits that a character stands for, empty if it is none. */
export function digitsOf(codePoint: number): string {
  return DIGITS.get(codePoint) ?? '';
}

/** The first card number in the text. */
export function findCardNumber(text: string): CardMatch | undefined {
  const groups = groupsOf(text);
  for (let first = 0; first < groups.length; first++) {
    const match = findFrom(groups, first);
    if (match) {
      return match;
    }
  }
  return undefined;
}

/** Whether the text ends in digits that may become a card number if one goes on typing. */
export function mayBecomeCardNumber(text: string): boolean {
  const groups = groupsOf(text);
  const last = groups.length - 1;
  if (last < 0 || [...text.slice(groups[last].end)].length > LONGEST_GAP) {
    return false;
  }
  for (let first = 0; first <= last; first++) {
    const run = groups.slice(first);
    const digits = run.map((group) => group.digits).join('');
    const together = run.slice(1).every((group) => sameGap(run[1], group));
    if (together && digits.length >= SUSPICIOUS && digits.length <= LONGEST && begins(digits) && mayBeGrouped(run)) {
      return true;
    }
  }
  return false;
}

function begins(digits: string): boolean {
  return ISSUERS.some(([size, from, to, , longest]) => {
    const prefix = Number(digits.slice(0, size));
    return digits.length <= longest && prefix >= from && prefix <= to;
  });
}

function mayBeGrouped(run: Group[]): boolean {
  if (run.length === 1 || run.every((group) => group.digits.length === 1)) {
    return true;
  }
  return GROUPINGS.map((grouping) => grouping.split('-').map(Number)).some(
    (sizes) =>
      run.length <= sizes.length &&
      run.every(({ digits }, i) => (i < run.length - 1 ? digits.length === sizes[i] : digits.length <= sizes[i]))
  );
}

function findFrom(groups: Group[], first: number): CardMatch | undefined {
  let digits = '';
  let sizes = '';
  let single = true;
  for (let last = first; last < groups.length; last++) {
    if (last > first && !sameGap(groups[first + 1], groups[last])) {
      break;
    }
    const group = groups[last].digits;
    if (digits.length + group.length > LONGEST) {
      break;
    }
    digits += group;
    sizes += (last === first ? '' : '-') + group.length;
    single &&= group.length === 1;
    const grouped = last === first || single || GROUPINGS.includes(sizes);
    if (digits.length >= SHORTEST && grouped && isCardNumber(digits, last === first)) {
      return { start: groups[first].start, end: groups[last].end };
    }
  }
  return undefined;
}

function isCardNumber(digits: string, ungrouped: boolean): boolean {
  const ofAnIssuer = ISSUERS.some(([size, from, to, shortest, longest]) => {
    const prefix = Number(digits.slice(0, size));
    return digits.length >= shortest && digits.length <= longest && prefix >= from && prefix <= to;
  });
  return ofAnIssuer && hasLuhnDigit(digits) && !(ungrouped && isJapaneseArticleNumber(digits));
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** JAN codes start with 45 or 49, as very old Visa cards of 13 digits might, but have another check digit. */
function isJapaneseArticleNumber(digits: string): boolean {
  if (!/^4[59]\d{11}$/.test(digits)) {
    return false;
  }
  const sum = [...digits].reduce((so, digit, i) => so + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

function sameGap(one: Group, other: Group): boolean {
  return one.gapBefore !== FOREIGN && one.gapBefore === other.gapBefore;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let digits = '';
  let gap = '';
  let start = 0;
  let end = 0;
  let before = FOREIGN;
  let at = 0;
  for (const c of text) {
    const found = digitsOf(c.codePointAt(0)!);
    if (found) {
      if (!digits) {
        start = at;
        before = groups.length === 0 ? FOREIGN : kindOfGap(gap);
      }
      digits += found;
      end = at + c.length;
    } else if (!isInvisible(c)) {
      if (digits) {
        groups.push({ digits, start, end, gapBefore: before });
        digits = '';
        gap = '';
      }
      gap = extended(gap, c);
    }
    at += c.length;
  }
  if (digits) {
    groups.push({ digits, start, end, gapBefore: before });
  }
  return groups;
}

/** One character more than allowed is enough to know that the gap is none. */
function extended(gap: string, c: string): string {
  const kind = kindOf(c);
  const repeatedSpace = kind === ' ' && gap.endsWith(' ');
  return repeatedSpace || gap.length > LONGEST_GAP ? gap : gap + kind;
}

function kindOfGap(gap: string): string {
  if (gap.length > LONGEST_GAP) {
    return FOREIGN;
  }
  const kind = gap.trim();
  if (kind.length > 1 && /\p{L}/u.test(kind)) {
    return FOREIGN;
  }
  return kind || ' ';
}

/** The same letter for all that look and serve alike: hyphens of all lengths, spaces of all widths. */
function kindOf(c: string): string {
  if (/[\s\p{Z}\u001c-\u001f]/u.test(c)) {
    return ' ';
  }
  if (/[\p{Pd}\u2212\u30fc\uff70\u2500\u2501\u2043\u00af]/u.test(c)) {
    return '-';
  }
  if (/[\u30fb\uff65\u00b7\u2022\u2219\u22c5]/.test(c)) {
    return '\u30fb';
  }
  if (/[\u3002\uff61\uff0e\u2024.]/.test(c)) {
    return '.';
  }
  if (/[\u3001\uff64\uff0c,]/.test(c)) {
    return ',';
  }
  if (/[\uff5e\u301c\u223c~]/.test(c)) {
    return '~';
  }
  if (/[\uff01-\uff5e]/.test(c)) {
    return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  }
  return c.length === 1 ? c : '\ufffc';
}

/** Zero-width characters, soft hyphens, variation selectors and key-cap frames: on screen the digits stand side by side. */
function isInvisible(c: string): boolean {
  return /[\p{Cf}\p{Mn}\p{Me}\u180e\u3164\u115f\u1160]/u.test(c);
}
