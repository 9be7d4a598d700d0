/** The shift: sound that the person allowed by a touch, and a screen that stays on. */

/** Three tones that go through a room: hertz by their beginning in seconds. */
const TONES = [880, 660, 880]

/** @type {AudioContext | null} */
let sound = null

/** Silent until the shift was started, because browsers ask for a touch first. */
export function alarm() {
  const context = sound
  if (!context) return
  TONES.forEach((hertz, n) => {
    const tone = context.createOscillator()
    tone.frequency.value = hertz
    tone.connect(context.destination)
    tone.start(context.currentTime + n * 0.4)
    tone.stop(context.currentTime + n * 0.4 + 0.3)
  })
}

/** Asks again whenever the page comes back to the front: then browsers have let go of the screen. */
export function stayAwake() {
  /** @type {any} */
  const { wakeLock } = navigator
  if (sound && wakeLock && !document.hidden) wakeLock.request('screen').catch(() => {})
}

/** @param {HTMLElement} button @param {() => void} armed */
export function offerArming(button, armed) {
  button.onclick = () => {
    sound = new AudioContext()
    alarm()
    stayAwake()
    armed()
  }
}
