import { listen } from './report'

const people = 200 // most who sign in have been here before
let calls = 0

/** Answers every call as WeChat would a good one: an openid. */
listen((_request, response) => {
  const openid = `o${String(++calls % people).padStart(27, '0')}`
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ openid, session_key: 'c2Vzc2lvbi1rZXktMTIzNA==' }))
})
