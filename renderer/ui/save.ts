/** Has the browser save a text as a file, where and as it saves files. */
export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the bytes by then, or never will.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
