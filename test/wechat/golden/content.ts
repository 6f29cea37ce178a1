import * as contentCheck from '../../../server/wechat/contentCheck'
import { golden, ok } from './golden'

/** What customers write and show to others. */
export const contentCalls = {
  msgSecCheck: golden(
    contentCheck.msgSecCheck,
    { version: 2, content: '面很好吃', scene: 2, openid: 'o1', nickname: '小王' },
    'POST /wxa/msg_sec_check?access_token=T',
    '{"version":2,"content":"面很好吃","scene":2,"openid":"o1","nickname":"小王"}',
    {
      ...ok,
      trace_id: '60ae120f-371d5872-7941a05b',
      result: { suggest: 'pass', label: 100 },
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
    },
  ),
  mediaCheckAsync: golden(
    contentCheck.mediaCheckAsync,
    { version: 2, media_url: 'https://img.example.com/1.jpg', media_type: 2, scene: 2, openid: 'o1' },
    'POST /wxa/media_check_async?access_token=T',
    '{"version":2,"media_url":"https://img.example.com/1.jpg","media_type":2,"scene":2,"openid":"o1"}',
    { ...ok, trace_id: '967e945cd8a3e458f3c74dcb886068e9' },
  ),
}
