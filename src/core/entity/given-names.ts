/** Words that tell a person's name from other capitalised words. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Given names common in English-language news. */
const givenNames = words(`
Aaron Abdul Abdullah Abigail Abraham Ada Adam Adela Adele Adrian Agnes Ahmad Ahmed Aisha Alan Albert Alejandro Alessandro Alex
Alexander Alexandra Alexei Alfred Alice Alison Alistair Amanda Amara Amber Amelia Amina Amir Amit Amy Ana Andre Andrea Andreas
Andrei Andrew Angela Angus Anita Anja Anna Anne Annette Annie Anthony Antonio Arjun Arnold Arthur Asha Astrid Audrey August
Barack Barbara Ben Benedict Benedikt Benjamin Bernard Bernardo Bernie Beth Betty Bill Björn Bob Boris Brandon Brian Bridget
Bruce Bruno Bryan Caitlin Cameron Carl Carla Carlos Carmen Carol Caroline Catherine Cecilia Charles Charlotte Chinedu Chloe Chris
Christian Christina Christine Christopher Claire Clara Claude Claudia Clive Colin Connor Craig Cyril Dale Daniel Daniela Daphne
Darren David Deborah Deepak Denis Dennis Derek Diana Diego Dimitri Dmitri Dominic Donald Dora Doris Dorothy Douglas Duncan Edgar
Edith Edmund Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elisa Elizabeth Ella Ellen Elliot Elsa Emil Emily Emma
Emmanuel Enrique Eric Erica Erik Erika Ernest Esther Ethan Eugene Eva Evan Eve Evelyn Fatima Felix Fernando Fiona Florence
Frances Francesca Francis Francisco Frank Fred Freya Frederick Friedrich Gabriel Gareth Gary Gavin Geoffrey George Georgia Gerald
Gerard Gianni Gilbert Gina Giorgio Giovanni Giuseppe Gloria Gordon Grace Graham Greg Gregory Greta Guillaume Gustav Guy Hamza Hana
Hannah Hans Harold Harriet Harry Hassan Heather Hector Helen Helena Helga Henri Henrik Henry Herbert Hillary Hiroshi Howard Hugh
Hugo Ian Ibrahim Igor Ilya Imran Ines Ingrid Irene Iris Isaac Isabel Isabella Isla Ivan Ivana Jack Jacob Jacques Jaime Jake James
Jamie Jan Jane Janet Jason Javier Jean Jeff Jeffrey Jennifer Jenny Jens Jeremy Jerome Jesse Jessica Jill Jim Jimmy Joan Joanna Joe
Joel Johan Johann Johannes John Jon Jonas Jonathan Jordan Jorge Jose Josef Joseph Joshua Joyce Juan Judith Julia Julian Julie
Juliet Julius Justin Kamala Karen Karim Karin Karl Kate Katherine Kathleen Katie Katrin Keith Kelly Ken Kenji Kenneth Kevin Khalid
Kim Kofi Kurt Kwame Kyle Lars Laura Lauren Laurence Leah Lee Leila Lena Leo Leon Leonard Leonardo Leslie Lewis Liam Lillian Linda
Lisa Lopez Lorenzo Louis Louise Lucas Lucia Lucy Luigi Luis Luka Lukas Luke Lydia Magnus Malcolm Manuel Marc Marcel Marco Marcus
Margaret Margot Maria Mariam Marian Marie Marina Mario Marion Marjorie Mark Marko Markus Marta Martha Martin Martina Mary Mateo
Matilda Matteo Matthew Matthias Maureen Maurice Max Maya Megan Mehmet Melanie Melissa Michael Michel Michelle Miguel Mikhail
Miriam Mitchell Mohamed Mohammad Mohammed Moira Molly Monica Morgan Moses Muhammad Mustafa Nadia Nancy Naomi Narendra Natalia
Natalie Natasha Nathan Neha Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nigel Nikita Nikolai Nina Noah Noel Nora Norman Olaf
Oleg Olga Oliver Olivia Olivier Omar Oscar Otto Owen Pablo Pamela Patricia Patrick Paul Paula Pauline Pavel Pedro Penelope Peter
Petra Philip Philippe Phoebe Pierre Piotr Priya Rachel Rafael Rahul Raj Rajesh Ralph Ramon Rania Raul Ravi Ray Raymond Rebecca
Reza Ricardo Richard Rita Robert Roberto Robin Rodrigo Roger Roland Roman Ronald Rosa Rosalind Rose Ross Roy Rubén Rupert Russell
Ruth Ryan Said Sally Salma Sam Samira Samuel Sandra Sanjay Sara Sarah Scott Sean Sebastian Selma Serena Sergei Sergio Seth Shane
Sharon Sheila Shinzo Shirley Sigrid Silvia Simon Simone Sofia Sonia Sophia Sophie Stanley Stefan Stella Stephanie Stephen Steve
Steven Stuart Sue Sunil Susan Suzanne Sven Svetlana Sylvia Tamara Tara Tariq Tatiana Teresa Terence Terry Theo Theodore Theresa
Thomas Tim Timothy Tina Tobias Toby Tom Tomas Tony Tracy Trevor Ursula Valentina Valerie Vanessa Vera Verena Veronica Victor
Victoria Vijay Viktor Vincent Viola Virginia Vladimir Volodymyr Walter Wanda Wayne Wendy Werner Wilhelm Will William Winston
Yasmin Yitzhak Yolanda Yuki Yuri Yusuf Yvonne Zachary Zainab Zara Zoe`);

/** Whether a word, as written but for its accents, is one of the given names listed here. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word) || givenNames.has(word.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Chinese, Korean and Vietnamese family names in Latin letters; they stand before the given name. */
export const leadingSurnames = words(`
Ai An Bai Bao Bian Cai Cao Cen Chai Chang Chen Cheng Chi Chu Cui Dai Deng Ding Dong Du Duan Fan Fang Fei Feng Fu Gao Ge Geng Gong Gu
Guan Guo Han Hao He Hong Hou Hu Hua Huang Hui Huo Ji Jia Jiang Jiao Jin Jing Kang Ke Kong Lai Lan Lei Leng Li Lian Liang Liao Lin Ling
Liu Long Lou Lu Luo Lü Ma Mao Mei Meng Mi Miao Mo Mu Ni Nie Niu Ou Pan Pang Pei Peng Pu Qi Qian Qiao Qin Qiu Qu Quan Ren Rong Ruan Sha
Shao Shen Sheng Shi Shu Song Su Sun Tan Tang Tao Tian Tong Tu Wan Wang Wei Wen Weng Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue
Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zeng Zhai Zhan Zhang Zhao Zhen Zheng Zhong Zhou Zhu Zhuang Zhuo Zong Zou Zuo
Park Kim Choi Jung Yoon Lim Nguyen Tran Pham Vo Dang Bui`);

/** A Chinese given name in pinyin: one or two syllables. */
export const pinyinName =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|ü)){1,2}$/i;

/** Words inside a personal name that stand in lower case. */
export const nameParticles = words(
  `de del della di da dos du van von der den ter ten bin ibn al el la le y af av zu`,
);

/** Forms of address: what follows is a person. */
export const honorifics =
  words(`Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Rev Reverend Father Sister Brother Saint St
Madame Monsieur Herr Frau Señor Señora Sheikh Rabbi Imam`);
