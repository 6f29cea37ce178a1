import { svgUri } from '../../../kit/components/icons'

/** A small shop with its door open. */
export const shopFront = svgUri(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180" fill="none" stroke-linejoin="round" stroke-linecap="round">' +
    '<ellipse cx="120" cy="164" rx="96" ry="10" fill="#e8f8ef"/>' +
    '<path d="M50 76h140v84H50z" fill="#fff" stroke="#1f2329" stroke-width="3"/>' +
    '<path d="M60 26h120l18 44H42z" fill="#07c160" stroke="#1f2329" stroke-width="3"/>' +
    '<path d="M84 26L73 70M108 26l-4 44M132 26l4 44M156 26l11 44" stroke="#fff" stroke-width="3"/>' +
    '<path d="M42 70a15.600 15.600 0 0031 0 15.600 15.600 0 0031 0 15.600 15.600 0 0032 0 15.600 15.600 0 0031 0 15.600 15.600 0 0031 0z" fill="#e8f8ef" stroke="#1f2329" stroke-width="3"/>' +
    '<path d="M66 104h40v56H66z" fill="#fff4e3" stroke="#1f2329" stroke-width="3"/>' +
    '<circle cx="98" cy="133" r="2.500" fill="#1f2329"/>' +
    '<path d="M122 104h52v32h-52z" fill="#eaf1fe" stroke="#1f2329" stroke-width="3"/>' +
    '<path d="M130 128l10-12M142 130l12-15" stroke="#fff" stroke-width="4"/>' +
    '</svg>',
)
