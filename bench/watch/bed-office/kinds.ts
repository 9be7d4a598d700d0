// Thirty kinds of ordinary life. Every third one is kept for the other part.
import type { KindSpec } from './facts.ts'

const ALL = 'poll office dates stations ballot rules form contact downloads faq video about'
const without = (...x: string[]): string =>
  ALL.split(' ')
    .filter((k) => !x.includes(k))
    .join(' ')
const kind = (
  id: string,
  langs: string,
  stacks: string,
  path: string,
  core: string,
  live: string,
  more: Partial<KindSpec> = {},
): KindSpec => ({
  id,
  langs: langs.split(' '),
  stacks: stacks.split(' '),
  path,
  core,
  live,
  ...more,
})

export const ALL_KINDS: KindSpec[] = [
  kind('vite-releases', 'de en', 'vite', '/', ALL, 'news countdown'),
  kind('next-releases', 'es en', 'next', '/vote', without('faq'), 'news gtm'),
  kind('nuxt-state', 'fr', 'nuxt', '/elections', without('downloads'), 'news calendar'),
  kind('angular-live-results', 'pt es', 'angular', '/results', ALL, 'results thanks'),
  kind('svelte-chunks', 'fr zh', 'svelte', '/', ALL, 'news popular'),
  kind('rails-digests', 'es en', 'rails', '/where-do-i-vote', without('video'), 'news rotate'),
  kind('webpack-integrity', 'ru', 'webpack', '/vybory', ALL, 'press countdown'),
  kind('wordpress-news', 'es pt', 'wordpress', '/', ALL, 'news views popular gtm'),
  kind('drupal-calendar', 'fr ar', 'drupal', '/calendar', without('faq'), 'calendar news'),
  kind('typo3-office', 'de', 'typo3', '/wahlamt', ALL, 'state calendar'),
  kind(
    'sharepoint-register',
    'ar en',
    'sharepoint',
    '/Pages/register.aspx',
    without('video'),
    'register news',
  ),
  kind('countdown-words', 'de es ru', 'plain wordpress', '/', ALL, 'countdown greet'),
  kind('polling-bus', 'pt fr', 'plain vite', '/bus', ALL, 'bus weather'),
  kind('office-by-hour', 'zh en', 'wordpress webpack', '/contact', ALL, 'state chat greet'),
  kind(
    'disruption-notices',
    'zh es',
    'drupal plain',
    '/',
    without('downloads'),
    'weather state news',
  ),
  kind('ads-auction', 'es ru', 'wordpress next', '/', ALL, 'ads gtm news', { gates: 'wall' }),
  kind('ab-variants', 'zh en', 'next vite', '/', ALL, 'ab round gtm'),
  kind('social-embed', 'pt ar', 'wordpress', '/', without('faq'), 'feed news'),
  kind('waiting-room', 'en ar', 'drupal rails', '/', ALL, 'countdown news', {
    gates: 'wait maint err',
  }),
  kind('cdn-failover', 'ru pt', 'webpack vite', '/', ALL, 'signed captcha news', {
    gates: 'cdn err',
  }),
  kind('press-commission', 'ru fr', 'typo3 plain', '/press', ALL, 'press news'),
  kind('two-languages', 'fr ar', 'drupal wordpress', '/voter', ALL, 'languages news', {
    second: 'ar',
  }),
  kind('script-only', 'en zh', 'vite webpack', '/app', ALL, 'gtm', { spa: true }),
  kind('cookie-wall', 'de fr', 'typo3 nuxt', '/', ALL, 'news rotate gtm', { gates: 'wall' }),
  kind('old-tables', 'ru es', 'plain', '/index.php', without('video'), 'visitor quote weather'),
  kind('rolling-events', 'pt en', 'parcel', '/', ALL, 'events news calendar'),
  kind('quiz-and-quotes', 'ar fr', 'plain svelte', '/', ALL, 'quiz quote rotate'),
  kind('search-suggestions', 'zh pt', 'rails sharepoint', '/search', ALL, 'popular register'),
  kind('live-count', 'es ar', 'sharepoint angular', '/count', ALL, 'results visitor', {
    gates: 'err',
  }),
  kind('parcel-bundles', 'pt ru', 'parcel', '/', without('faq'), 'news feed chat', {
    gates: 'maint',
  }),
]
export const kinds = (kept: boolean): KindSpec[] =>
  ALL_KINDS.filter((_, i) => (i % 3 === 2) === kept)
