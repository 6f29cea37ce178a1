declare module '*.wxss' {
  const text: string
  export default text
}
declare module '*.css'
