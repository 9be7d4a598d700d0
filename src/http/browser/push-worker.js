/**
 * Shows notifications of the node, each one visibly, also that an alert was taken back, and opens its page when touched.
 * The node says the words: title, body, language, direction, a tag per alert, and the page.
 */
/** @type {any} */
const pushScope = self

/** @param {any} event */
pushScope.onpush = (event) => {
  const said = event.data ? event.data.json() : {}
  event.waitUntil(
    pushScope.registration.showNotification(String(said.title || 'Scrutineer'), {
      body: String(said.body || ''),
      lang: said.lang,
      dir: said.dir,
      tag: said.tag,
      renotify: Boolean(said.tag),
      requireInteraction: true,
      data: { url: String(said.url || '/') },
    }),
  )
}

/** @param {any} event */
pushScope.onnotificationclick = (event) => {
  event.notification.close()
  // A message can be forged by nobody but the node; even so only pages of the node are opened.
  const url = new URL(event.notification.data.url, pushScope.location.origin)
  if (url.origin === pushScope.location.origin) event.waitUntil(opened(url))
}

/** @param {URL} url */
async function opened(url) {
  const pages = await pushScope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) {
    if (new URL(page.url).pathname === url.pathname) return page.focus()
  }
  return pushScope.clients.openWindow(url.href)
}
