namespace Seawall.Register;

/// <summary>
/// Traditional characters that are written in what subscribers ask for, and the simplified ones that stand for them. A
/// character that is not here is left as it is: then the text is at worst asked back.
/// </summary>
static class Simplified
{
    // Traditional and simplified by turns.
    const string Pairs =
        "開开關关閉闭國国際际電电話话簡简訊讯報报幫帮說说詢询狀状態态復复恢恢撤撤銷销還还確确認认對对錯错請请問问"
        + "來来時时間间個个這这邊边過过進进遠远運运達达選选擇择設设語语諾诺謝谢證证識识譯译議议讀读變变讓让號号碼码"
        + "灣湾臺台門门陸陆區区親亲屬属護护監监禁禁阻阻擋挡攔拦絕绝騷骚擾扰詐诈騙骗風风險险防防務务業业辦办理理"
        + "網网絡络線线結结續续繼继終终約约級级組组統统給给經经維维聯联聽听聲声職职與与興兴舉举義义習习書书會会"
        + "樣样機机檢检權权歐欧歡欢殺杀毀毁氣气決决沒没況况無无爲为為为熱热營营獨独現现環环產产異异當当發发"
        + "盜盗盡尽碼码禮礼種种稱称穩稳緊紧總总縮缩繁繁縣县聞闻脫脱號号術术衛卫裝装裡里裏里覽览觀观計计訂订記记"
        + "許许試试該该誰谁課课調调談谈論论負负財财貨货責责費费資资賬账質质購购輕轻輸输轉转農农連连週周遲迟郵邮"
        + "鄉乡醫医釋释錄录錢钱錯错鐘钟長长閒闲閱阅隊队階阶隨随難难離离雲云靈灵靜静頁页項项順顺須须預预領领頭头"
        + "題题額额顯显願愿類类飛飞飯饭館馆馬马驗验驚惊體体點点黨党龍龙獲获個个們们僅仅價价億亿優优兒儿內内兩两冊册"
        + "則则剛刚創创動动勞劳區区協协單单卻却廠厂參参雙双員员啟启嗎吗嚴严團团園园圖图場场壓压夠够學学實实寫写"
        + "導导將将專专屆届島岛幾几庫库應应張张強强後后從从徵征憑凭戶户拋抛據据損损換换撥拨擔担攜携數数斷断於于";

    static readonly Dictionary<char, char> ByTraditional = Build();

    public static char Of(char character) => ByTraditional.GetValueOrDefault(character, character);

    static Dictionary<char, char> Build()
    {
        Dictionary<char, char> table = [];
        for (var at = 0; at < Pairs.Length; at += 2)
        {
            table.TryAdd(Pairs[at], Pairs[at + 1]);
        }
        return table;
    }
}
