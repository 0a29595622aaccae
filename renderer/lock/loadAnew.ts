let underWay = false

/**
 * Loads this window anew, once however many ask for it: a window that is left is told so by several,
 * and Chromium 156 crashes in about one of ten of the reloads that overtake another one.
 */
export function loadAnew(): void {
  if (underWay) return
  underWay = true
  location.reload()
}
