export const versionName = ({ number }: { number: number }): string => (number === 0 ? '最初的样子' : `第 ${number} 版`)
