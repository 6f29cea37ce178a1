import { listen } from './report'

let people = 0

/** Answers every call as WeChat would a good one: an openid of somebody new. */
listen((_request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({ openid: `o${String(++people).padStart(27, '0')}`, session_key: 'c2Vzc2lvbi1rZXktMTIzNA==' }),
  )
})
