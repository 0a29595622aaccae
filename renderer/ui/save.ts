/** Has the browser save a text or bytes as a file, where and as it saves files. */
export function save(name: string, content: string | ArrayBuffer): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the bytes by then, or never will.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
