export default definePageConfig({ navigationBarTitleText: '给审核员看的截图', enablePullDownRefresh: true })
