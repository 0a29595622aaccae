import { fail } from '../../../shared/protocol/problem.ts'

/** Endings of what a system runs, installs, or lets script in, when somebody only wants to see it. */
const starting = new Set(
  `
  app appimage application apk appref-ms appx appxbundle bash bat bin chm class cmd com command cpl
  crt csh deb desktop dll dmg docm dotm drv exe fish flatpak flatpakref gadget hlp hta htm html img
  inetloc inf ins iso isp jar jnlp js jse kext ksh library-ms lnk lua mht mhtml mjs mobileconfig mpkg
  msc msi msix msixbundle msp mst ocx oxt pif pkg pl plx potm ppam ppsm pptm prefpane ps1 ps1xml psd1
  psm1 py pyc pyw pyz rb reg rpm run scf scpt scptd scr sct searchconnector-ms settingcontent-ms sh
  shtml snap svg svgz sys tcl terminal tool url vb vbe vbs vhd vhdx webloc website wll workflow ws
  wsc wsf wsh xhtml xla xlam xll xlsb xlsm xltm xpi zsh
  `
    .trim()
    .split(/\s+/),
)

/** Separators, what systems give a meaning of its own, and letters that turn the order of others. */
const unfit = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** Names of devices, which Windows opens wherever they are. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** In letters of UTF-16, with the ending. */
const longest = 100

/**
 * A name under which a learner's file may lie on this machine and be opened by its system.
 * @throws ProblemError `file-refused`
 */
export function safeName(given: string): string {
  const clean = given.normalize('NFC').toWellFormed().replaceAll(unfit, '_')
  // Windows drops dots and spaces at the end, and would see the ending before them.
  const name = clean.replaceAll(/^[\s.]+|[\s.]+$/g, '')
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  if (!/^[a-z0-9-]{1,12}$/.test(ending))
    return fail('file-refused', given, 'its name does not say of which kind it is')
  if (starting.has(ending))
    return fail('file-refused', given, `.${ending} files can start programs`)
  const stem = name
    .slice(0, dot)
    .slice(0, longest - ending.length)
    .trimEnd()
  return `${device.test(name) ? '_' : ''}${stem}.${ending}`
}
