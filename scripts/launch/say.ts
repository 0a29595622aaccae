/** One plain line for the person at the terminal. */
export const say = (line: string) => console.log(line)
