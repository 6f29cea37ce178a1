export default definePageConfig({ navigationBarTitleText: '选一个样子', enablePullDownRefresh: true })
