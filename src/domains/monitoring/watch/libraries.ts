// Well-known libraries at the mirrors of the registry where one version of a package never changes.

const NAMES = new Set(
  `bootstrap bootstrap-icons jquery jquery-ui jquery-migrate leaflet leaflet.markercluster swiper chart.js font-awesome
  @fortawesome/fontawesome-free fontawesome-free slick-carousel aos animate.css normalize.css modern-normalize bulma select2
  datatables.net datatables.net-bs5 datatables.net-dt datatables flatpickr lightbox2 glightbox alpinejs htmx.org htmx vue
  react react-dom d3 moment dayjs lodash underscore axios @popperjs/core popper.js sweetalert2 fullcalendar photoswipe plyr
  video.js owl.carousel maplibre-gl ol openlayers mapbox-gl gsap highlight.js prismjs prism katex mathjax choices.js
  tom-select tiny-slider @splidejs/splide uikit foundation-sites materialize-css remixicon boxicons @tabler/icons-webfont
  flag-icons flag-icon-css feather-icons ionicons modernizr respond.js html5shiv clipboard @mdi/font material-design-icons
  echarts apexcharts highcharts tailwindcss picnic purecss @picocss/pico spectre.css milligram focus-visible`.split(
    /\s+/,
  ),
)

/** A package with an exact version, and a file of it. */
const AT_MIRROR =
  /^(?:https?:)?\/\/(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/((?:@[\w.-]{1,60}\/)?[\w.-]{1,60})@\d{1,4}\.\d{1,4}\.\d{1,5}\/[\w./@-]{1,150}$/i
const AT_LIST =
  /^(?:https?:)?\/\/cdnjs\.cloudflare\.com\/ajax\/libs\/([\w.-]{1,60})\/\d{1,4}\.\d{1,4}\.\d{1,5}\/[\w./@-]{1,150}$/i

/** Whether an address as written is a file of a well-known library in one version, which nobody can put in the place of another. */
export function isLibrary(written: string): boolean {
  if (written.includes('..')) return false
  const name = (AT_MIRROR.exec(written) ?? AT_LIST.exec(written))?.[1]?.toLowerCase()
  return name !== undefined && NAMES.has(name)
}
