import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readForWatch } from './index.ts'

const visible = (html: string, styles: readonly string[] = []) =>
  readForWatch(html, { url: 'https://vote.example/', atMs: 0, languages: [], styles }).visible

test('classes that hide, hide; not where they show again on wider screens', () => {
  for (const name of 'd-none hidden sr-only visually-hidden invisible is-hidden hide opacity-0'.split(
    ' ',
  ))
    assert.equal(visible(`<p>a<p class="x ${name}">b`), 'a', name)
  for (const names of [
    'hidden md:block',
    'd-none d-md-block',
    'unhidden',
    'opacity-0 md:opacity-100',
  ])
    assert.equal(visible(`<p>a<p class="${names}">b`), 'a\nb', names)
  assert.equal(visible('<p>a<p aria-hidden=true>b'), 'a\nb')
})

test('rules of the page and of its sheets hide, wherever they stand, but not on other screens or paper', () => {
  const page = (css: string) => `<p>a<div id=box><p class="x y">b</p></div><style>${css}</style>`
  for (const css of [
    '.x{display:none}',
    'p.x , i{color:red;visibility:hidden}',
    '#box{display:none}',
    '#box .y{opacity:0}',
    '@media screen{.x{display:none}}',
    'div > .x{display:none!important}',
    '/* } */ .x{display:none}',
  ]) {
    assert.equal(visible(page(css)), 'a', css)
    assert.equal(visible(page(''), [css]), 'a', css)
  }
  for (const css of [
    '.z{display:none}',
    '@media print{.x{display:none}}',
    '@media (max-width:9px){.x{display:none}}',
    '.x:hover{display:none}',
    '#other .x{display:none}',
    '.x.z{display:none}',
  ])
    assert.equal(visible(page(css)), 'a\nb', css)
  assert.equal(visible('<p>a<p class=x>b<style media=print>.x{display:none}</style>'), 'a\nb')
})

test('what has the colour of its background, is a point high or is struck is not read', () => {
  for (const part of [
    '<p style="color:#fff">b',
    '<p style="color:white; background: #FFF">b',
    '<div style="background:#000"><p style="color:black">b</div>',
    '<p style="font-size:1px">b',
    '<p style="color:transparent">b',
    '<s>b</s>',
    '<del>b</del>',
    '<strike>b</strike>',
    '<span style="text-decoration: red line-through">b</span>',
  ])
    assert.equal(visible(`<p>a</p>${part}`), 'a', part)
  for (const part of [
    '<p style="color:#fff;background:#003">b',
    '<div style="background-image:url(x)"><p style="color:#fff">b</div>',
    '<p style="font-size:11px">b',
    '<p style="background-color:#fff">b',
  ])
    assert.equal(visible(`<p>a</p>${part}`), 'a\nb', part)
})

test('a hostile sheet costs no more than its length', () => {
  const css = `${'.a '.repeat(5)}.b{display:none}`.repeat(20_000)
  assert.equal(visible(`${'<div class="a b">'.repeat(400)}x`, [css]).length <= 1, true)
  assert.equal(visible('<p>x', ['{'.repeat(300_000)]), 'x')
})
