// What browsers of the floor do not know: Chrome 64 is the oldest that runs the scripts of public pages.

/** Names of what is newer, and how it is found in a source without its texts and patterns. */
export const NEWER_SYNTAX: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['optional chaining', /\?\.(?!\d)/],
  ['nullish coalescing', /\?\?/],
  ['logical assignment', /(\|\||&&)=/],
  ['BigInt literal', /\b\d+n\b/],
  ['numeric separator', /\d_\d/],
  ['optional catch binding', /\bcatch\s*\{/],
  ['private member or class field', /#\w+/],
  ['top-level await', /^await\b|^(const|let)[^\n]*=\s*await\b/m],
  ['import.meta', /\bimport\.meta\b/],
  ['newer global', /\b(BigInt|globalThis|structuredClone|WeakRef|queueMicrotask)\b/],
  [
    'newer method',
    /\.(at|flat|flatMap|fromEntries|matchAll|replaceAll|allSettled|any|hasOwn|findLast|toSorted|toReversed|with|trimStart|trimEnd|isWellFormed|toWellFormed|groupBy)\(/,
  ],
]
