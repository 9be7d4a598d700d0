/**
 * Keeps the pages of a telephone for when there is no network. The node writes a line before this file: the addresses of
 * their files as SHELL, those of the pages as PAGES, where they begin as HOME, and whether what is seen below is kept, too.
 */
/** @type {any} */
const scope = self
/** @type {{ SHELL: string[], HOME: string, PAGES: string[], SEEN: boolean }} */
const { SHELL, HOME, PAGES, SEEN } = scope
const CACHE = `station ${HOME}`
/** A page that takes longer than this is shown from the cache, with its time. */
const PATIENCE_MS = 3000

/** Whether an address is one of the pages; those below that are files, or are for whoever is not enrolled, are not. @param {string} path */
function isPage(path) {
  const isBelow =
    SEEN && path.indexOf(`${HOME}/`) === 0 && !/\/enrol$|\./.test(path.slice(HOME.length))
  return isBelow || PAGES.indexOf(path) >= 0
}

/** @param {any} event */
scope.oninstall = (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL.concat(PAGES)))
      .then(() => scope.skipWaiting()),
  )
}

/** @param {any} event */
scope.onactivate = (event) => {
  event.waitUntil(
    caches.open(CACHE).then(async (cache) => {
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url)
        if (!isPage(pathname) && SHELL.indexOf(pathname) < 0) await cache.delete(request)
      }
      return scope.clients.claim()
    }),
  )
}

/** @param {Request} request @param {URL} url */
async function freshPage(request, { pathname, search }) {
  const cache = await caches.open(CACHE)
  const fromNet = fetch(request).then((response) => {
    if (response.ok && !response.redirected && !search) cache.put(pathname, response.clone())
    return response
  })
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const fresh = await Promise.race([fromNet, late]).catch(() => null)
  return fresh || (await cache.match(pathname)) || fromNet
}

/** @param {any} event */
scope.onfetch = (event) => {
  const { request } = event
  const url = new URL(request.url)
  const { pathname } = url
  if (request.method !== 'GET') return
  if (isPage(pathname)) event.respondWith(freshPage(request, url))
  else if (SHELL.indexOf(pathname) >= 0) {
    event.respondWith(caches.match(request).then((response) => response || fetch(request)))
  }
}
