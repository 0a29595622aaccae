/** Thrown where a document asks for a password; `wrong` when the one given does not fit. */
export class PasswordWanted extends Error {
  override readonly name = 'PasswordWanted'
  readonly wrong: boolean
  constructor(wrong: boolean) {
    super()
    this.wrong = wrong
  }
}
